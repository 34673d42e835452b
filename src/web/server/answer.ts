import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import type { OpenStreams } from "./event-stream.ts";
import type { Problem } from "./problem.ts";
import { problems } from "./problem.ts";
import { problem } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { readRequest } from "./request.ts";
import type { PageRequest, Route } from "./route.ts";
import { send } from "./send.ts";
import type { ServerOptions } from "./server.ts";

/** A form sent from another site is refused whatever its token says; browsers tell where a request comes from. */
const isForged = ({ method, headers }: PageRequest): boolean =>
  method !== "GET" && headers["sec-fetch-site"] === "cross-site";

async function decide<Visitor>(
  options: ServerOptions<Visitor>,
  route: Route<Visitor>,
  request: FastifyRequest,
) {
  const bare = readRequest(request);
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

const wantsJson = (request: FastifyRequest): boolean =>
  !request.headers.accept?.includes("text/html") &&
  /json|\*\/\*/.test(request.headers.accept ?? "json");

/** Joins the routes to the framework: reads requests, asks the hooks, sends replies and explains what goes wrong. */
export function addAnswers<Visitor>(
  app: FastifyInstance,
  options: ServerOptions<Visitor>,
): void {
  const streams: OpenStreams = new Set();
  app.addHook("preClose", async () =>
    streams.forEach((stream) => stream.abort()),
  );
  const reply = (
    request: FastifyRequest,
    to: FastifyReply,
    answer: Reply,
    isMachine: boolean,
  ) =>
    send(to, answer, {
      site: options.site,
      request: readRequest(request),
      isMachine,
      streams,
    });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  app.setNotFoundHandler((request, to) =>
    reply(request, to, problem("not-found"), wantsJson(request)),
  );
  app.setErrorHandler<FastifyError>((error, request, to) => {
    const kind = problemOf(error);
    if (problems[kind].status >= 500)
      request.log.error({ err: error }, "request failed");
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
      handler: async (request, to) =>
        reply(
          request,
          to,
          await decide(options, route, request),
          route.audience === "machine",
        ),
    });
  }
}
