import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { problem } from "./reply.ts";
import { readRequest } from "./request.ts";
import { send } from "./send.ts";
import type { ServerOptions } from "./server.ts";
import type { Slots } from "./slots.ts";
import { goneSignal } from "./slots.ts";

/** Another library's handler under a prefix, e.g. an identity provider. It sets its own headers and limits. */
export type Mount = {
  readonly prefix: string;
  /** `request.url` has lost the prefix; `originalUrl` keeps it. */
  handle(
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): void;
};

/** Hands every request under a prefix on, with its body unread; it takes a page's place until it is answered. */
export function addMounts<Visitor>(
  app: FastifyInstance,
  { mounts = [], hooks, site }: ServerOptions<Visitor>,
  slots: Slots,
): void {
  const within = hooks.within ?? ((_for, work) => work());
  for (const { prefix, handle } of mounts) {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
      scope.all(`${prefix}/*`, async (request, reply) => {
        const leave = slots.take("person");
        if (leave === undefined)
          return send(reply, problem("busy"), {
            site,
            request: readRequest(request),
            isMachine: false,
          });
        reply.hijack();
        reply.raw.once("close", leave);
        const raw: IncomingMessage & { originalUrl?: string } = request.raw;
        raw.originalUrl = raw.url ?? "/";
        raw.url = raw.originalUrl.slice(prefix.length) || "/";
        const signal = goneSignal(reply.raw);
        return within({ audience: "person", signal }, async () =>
          handle(raw, reply.raw),
        );
      });
    });
  }
}
