import fastifyCookie from "@fastify/cookie";
import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";

import fastify, { LogController } from "fastify";
import { newId } from "#kernel";
import type { Optional } from "../html/html.ts";
import type { Site } from "../layout/page.ts";
import { addAnswers } from "./answer.ts";
import { addAssets } from "./asset-routes.ts";
import { addHealth } from "./health.ts";
import type { Health } from "./health.ts";
import type { Mount } from "./mounts.ts";
import { addMounts } from "./mounts.ts";
import { localTarget } from "./local-target.ts";
import { logRequests } from "./request-log.ts";
import type { Problem } from "./problem.ts";
import type { Reply } from "./reply.ts";
import type { BareRequest, PageRequest, Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";
import type { AtOnceMax, Audience } from "./slots.ts";
import { openSlots } from "./slots.ts";

/** What other rooms put into every request. */
export type Hooks<Visitor> = {
  /** Who is asking, worked out once for each request. */
  identify(request: BareRequest): Promise<Visitor>;
} & Optional<{
  /** A reply here is given instead of the route's: for permission and forged forms. */
  guard(
    request: PageRequest<Visitor>,
    route: Route<Visitor>,
  ): Promise<Reply | undefined>;
  /** Runs the work for a request, so that whatever it asks for knows for whom that is and when nobody waits any longer. */
  within<T>(
    demand: { readonly audience: Audience; readonly signal?: AbortSignal },
    work: () => Promise<T>,
  ): Promise<T>;
  /** Which page tells of a fault that other rooms know; undefined: this one does not. */
  problemOf(error: Error & { readonly code?: string }): Problem | undefined;
  /** What `GET /health` says; without it the process is healthy when it answers. */
  health(): Promise<Health>;
}>;

export type ServerOptions<Visitor> = {
  /** The site whose name stands on pages about problems. */
  readonly site: Site;
  readonly routes: readonly Route<Visitor>[];
  readonly hooks: Hooks<Visitor>;
} & Optional<{
  logger: FastifyBaseLogger;
  mounts: readonly Mount[];
  /** Origins that forms may lead to through a redirect, e.g. the identity provider's. */
  formOrigins: readonly string[];
  /** Proxies whose forwarded address and protocol are believed, as addresses or ranges. */
  trustedProxies: readonly string[];
  /** 0 sets no limit. */
  requestsPerMinuteMax: number;
  bodyBytesMax: number;
  answerMsMax: number;
  /** Requests that are worked on at once; the others are answered 503 with `Retry-After`. */
  atOnceMax: AtOnceMax;
}>;

export type Server = {
  /** Port 0 takes a free one. */
  listen(at: {
    readonly port: number;
    readonly host?: string;
  }): Promise<{ readonly url: string; readonly port: number }>;
  /** Answers a request without a network, for tests. */
  readonly inject: FastifyInstance["inject"];
  /** Ends event streams, lets requests under way finish and stops. */
  close(): Promise<void>;
};

function newApp<Visitor>(options: ServerOptions<Visitor>): FastifyInstance {
  const { logger } = options;
  return fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    requestIdHeader: false,
    bodyLimit: options.bodyBytesMax ?? 64 * 1024,
    requestTimeout: 30_000,
    handlerTimeout: options.answerMsMax ?? 15_000,
    forceCloseConnections: "idle",
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    // A long name of nothing is looked for and counted, as a short one is.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    rewriteUrl: ({ url = "/" }) => localTarget(url),
  });
}

/** The web server of one product: its routes, with security, limits, languages and pages about problems around them. */
export async function createServer<Visitor>(
  options: ServerOptions<Visitor>,
): Promise<Server> {
  const app = newApp(options);
  await app.register(fastifyCookie);
  const requestsMax = options.requestsPerMinuteMax ?? 600;
  if (requestsMax > 0)
    await app.register(fastifyRateLimit, {
      max: requestsMax,
      timeWindow: "1 minute",
    });
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(
      securityHeaders({
        isSecure: request.protocol === "https",
        formOrigins: options.formOrigins ?? [],
      }),
    );
  });
  app.addHook("onSend", async ({ raw }, reply) => {
    // Answered before its body came: nobody waits for the rest of it.
    if (raw.complete === false) reply.header("connection", "close");
  });
  logRequests(app);
  addAssets(app);
  const slots = openSlots(options.atOnceMax);
  addHealth(app, options.hooks.health, slots);
  addMounts(app, options, slots);
  addAnswers(app, options, slots);
  return serverOf(app);
}

const serverOf = (app: FastifyInstance): Server => ({
  async listen({ port, host = "127.0.0.1" }) {
    await app.listen({ port, host });
    const address = app.server.address();
    const bound = (typeof address === "object" && address?.port) || port;
    return {
      url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
      port: bound,
    };
  },
  inject: app.inject.bind(app),
  close: () => app.close(),
});
