import { IncomingMessage } from "node:http";
import type { ServerResponse } from "node:http";
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

/** A request as it came, with its body read to the end, for whoever reads it from the stream. */
function withBody(
  { socket, method, url, headers, rawHeaders, httpVersion }: IncomingMessage,
  prefix: string,
  body: unknown,
): IncomingMessage & { originalUrl: string } {
  const whole = Object.assign(new IncomingMessage(socket), {
    method: method ?? "GET",
    url: url?.slice(prefix.length) || "/",
    originalUrl: url ?? "/",
    headers,
    rawHeaders,
    httpVersion,
    complete: true,
  });
  if (Buffer.isBuffer(body)) whole.push(body);
  whole.push(null);
  return whole;
}

/** Hands every request under a prefix on once its body is whole, within the server's limits of size and time; only then it takes a page's place, until it is answered. */
export function addMounts<Visitor>(
  app: FastifyInstance,
  { mounts = [], hooks, site }: ServerOptions<Visitor>,
  slots: Slots,
): void {
  const within = hooks.within ?? ((_for, work) => work());
  for (const { prefix, handle } of mounts) {
    app.register(async (scope) => {
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
        const whole = withBody(request.raw, prefix, request.body);
        const signal = goneSignal(reply.raw);
        return within({ audience: "person", signal }, async () =>
          handle(whole, reply.raw),
        );
      });
    });
  }
}
