import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import type { Problem } from "./problem.ts";
import { statuses } from "./problem.ts";
import { problem } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { readRequest } from "./request.ts";
import type { BareRequest, PageRequest, Route } from "./route.ts";
import { send } from "./send.ts";
import type { ServerOptions } from "./server.ts";
import type { Slots } from "./slots.ts";
import { goneSignal } from "./slots.ts";

/** A form sent from another site is refused whatever its token says; browsers tell where a request comes from. */
const isForged = ({ method, headers }: PageRequest): boolean =>
  method !== "GET" && headers["sec-fetch-site"] === "cross-site";

async function decide<Visitor>(
  options: ServerOptions<Visitor>,
  route: Route<Visitor>,
  bare: BareRequest,
) {
  if (bare.hasUnstorable) return problem("unreadable");
  const visitor = await options.hooks.identify(bare);
  const full: PageRequest<Visitor> = { ...bare, visitor };
  if (route.audience !== "machine" && isForged(full)) return problem("expired");
  return (
    (await options.hooks.guard?.(full, route)) ?? (await route.handle(full))
  );
}

/** Which page tells a person about an error of the framework or ours. */
function problemOf({ code, statusCode }: FastifyError): Problem {
  if (code === "FST_ERR_HANDLER_TIMEOUT") return "unavailable";
  if (statusCode === 413) return "too-large";
  if (statusCode === 429) return "too-many";
  if (statusCode === 404) return "not-found";
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? "bad-request"
    : "failed";
}

const routeOf = ({ routeOptions }: FastifyRequest): string =>
  routeOptions.url ?? "no route";

const wantsJson = (request: FastifyRequest): boolean =>
  !request.headers.accept?.includes("text/html") &&
  /json|\*\/\*/.test(request.headers.accept ?? "json");

/** Joins the routes to the framework: reads requests, asks the hooks, sends replies and explains what goes wrong. */
export function addAnswers<Visitor>(
  app: FastifyInstance,
  options: ServerOptions<Visitor>,
  slots: Slots,
): void {
  const within = options.hooks.within ?? ((_for, work) => work());
  const reply = (
    request: FastifyRequest,
    to: FastifyReply,
    answer: Reply,
    isMachine: boolean,
    bare = readRequest(request),
  ) => send(to, answer, { site: options.site, request: bare, isMachine });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  // Addresses that are none count as well; without the plugin there is no limit.
  const preHandler = app.hasDecorator("rateLimit") ? [app.rateLimit()] : [];
  app.setNotFoundHandler({ preHandler }, (request, to) =>
    reply(request, to, problem("not-found"), wantsJson(request)),
  );
  app.setErrorHandler<FastifyError>((error, request, to) => {
    const kind = options.hooks.problemOf?.(error) ?? problemOf(error);
    if (statuses[kind] === 503)
      request.log.warn(
        { route: routeOf(request), code: error.code },
        "put off",
      );
    else if (statuses[kind] >= 500)
      request.log.error(
        { err: error, route: routeOf(request) },
        "request failed",
      );
    if (to.sent) return to;
    return reply(request, to, problem(kind), wantsJson(request));
  });
  for (const route of options.routes) {
    app.route({
      // HEAD is answered as GET by the same handler; Node leaves the body out.
      method: route.method === "GET" ? ["GET", "HEAD"] : route.method,
      url: route.path,
      ...(route.bodyBytesMax ? { bodyLimit: route.bodyBytesMax } : {}),
      config: route.requestsPerMinuteMax
        ? { rateLimit: { max: route.requestsPerMinuteMax } }
        : {},
      handler: answerBy({ options, slots, within, reply }, route),
    });
  }
}

type Answering<Visitor> = {
  readonly options: ServerOptions<Visitor>;
  readonly slots: Slots;
  readonly within: NonNullable<ServerOptions<Visitor>["hooks"]["within"]>;
  reply(
    request: FastifyRequest,
    to: FastifyReply,
    answer: Reply,
    isMachine: boolean,
    bare?: BareRequest,
  ): Promise<unknown>;
};

/** Answers a route's requests while there is room and somebody waits. */
const answerBy =
  <Visitor>(
    { options, slots, within, reply }: Answering<Visitor>,
    route: Route<Visitor>,
  ) =>
  async (request: FastifyRequest, to: FastifyReply): Promise<unknown> => {
    const audience = route.audience ?? "person";
    const isMachine = audience === "machine";
    const leave = slots.take(audience);
    if (leave === undefined)
      return reply(request, to, problem("busy"), isMachine);
    const signal = goneSignal(to.raw, request.signal);
    signal.addEventListener("abort", leave);
    const bare = { ...readRequest(request), signal };
    try {
      const answer = await within({ audience, signal }, () =>
        decide(options, route, bare),
      ).finally(leave);
      // Told already that it took too long, or nobody is there: a late answer would only be logged, with its address.
      if (to.sent || to.raw.destroyed) return to;
      return await within({ audience }, () =>
        reply(request, to, answer, isMachine, bare),
      );
    } catch (error) {
      if (to.sent || to.raw.destroyed) return to;
      throw error;
    }
  };
