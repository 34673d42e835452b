import type { FastifyInstance } from "fastify";

/**
 * Writes one line for each answer. It names the route's pattern, never the address: addresses may hold references and
 * queries, and logs hold no personal data.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions, log } = request;
    const route = routeOptions.url ?? "no route";
    if (route === "/health" || route.startsWith("/assets/")) return;
    log.info(
      {
        method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "answered",
    );
  });
}
