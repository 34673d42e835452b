import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/** Another library's handler under a prefix, e.g. an identity provider. It sets its own headers and limits. */
export type Mount = {
  readonly prefix: string;
  /** `request.url` has lost the prefix; `originalUrl` keeps it. */
  handle(
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): void;
};

/** Hands every request under a prefix on, with its body unread. */
export function addMounts(
  app: FastifyInstance,
  mounts: readonly Mount[],
): void {
  for (const { prefix, handle } of mounts) {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
      scope.all(`${prefix}/*`, (request, reply) => {
        reply.hijack();
        const raw: IncomingMessage & { originalUrl?: string } = request.raw;
        raw.originalUrl = raw.url ?? "/";
        raw.url = raw.originalUrl.slice(prefix.length) || "/";
        handle(raw, reply.raw);
      });
    });
  }
}
