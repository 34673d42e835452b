import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "#kernel";
import { openInbox } from "../kit/inbox.ts";
import type { Effect } from "../kit/inbox.ts";
import { receiveEvent } from "../kit/receive.ts";
import type { Received } from "../kit/receive.ts";
import type { VerifyingKey } from "../signature/signing-key.ts";

/** What a test may do to an answer after the inbox has committed. */
export type Fault = (
  answer: Received,
  received: number,
) => (Omit<Received, "body"> & { readonly body: string | Buffer }) | "drop";

/** A body's system for tests: the receiving kit behind HTTP at `/<organisation>/events`. */
export async function startFarSide(options: {
  readonly key: VerifyingKey;
  readonly flows: ReadonlyMap<string, readonly string[]>;
  readonly effect: Effect;
}) {
  const folder = mkdtempSync(join(tmpdir(), "joinery-far-side-"));
  const inbox = openInbox(join(folder, "inbox.sqlite"), systemClock.now);
  let fault: Fault = (answer) => answer;
  let received = 0;
  const own = () =>
    `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", async () => {
      const url = new URL(request.url ?? "/", own());
      const answer = await receiveEvent(
        {
          inbox,
          clock: systemClock,
          findKey: (keyId) =>
            keyId === options.key.keyId ? options.key : undefined,
          fieldsOf: (flow, version) => {
            const fields = options.flows.get(`${flow}@${version}`);
            return fields && new Set(fields);
          },
          effect: options.effect,
        },
        decodeURIComponent(url.pathname.split("/")[1] ?? ""),
        {
          method: request.method ?? "",
          url,
          headers: request.headers as Record<string, string | undefined>,
          body: Buffer.concat(parts),
        },
      );
      const given = fault(answer, ++received);
      if (given === "drop") return void request.socket.destroy();
      response.writeHead(given.status, { "content-type": given.contentType });
      response.end(given.body);
    });
  });
  await new Promise<void>((listening) =>
    server.listen(0, "127.0.0.1", listening),
  );
  return {
    url: own(),
    inbox,
    setFault: (next: Fault) => (fault = next),
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
      inbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}
