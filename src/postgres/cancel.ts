import { connect } from "node:net";
import type pg from "pg";

/** What a connection's server answers to, and the secret by which one may ask it to leave a statement. */
type Cancellable = pg.ClientBase & {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
};

const cancelRequest = 80_877_102; // 1234.5678: PostgreSQL's protocol, CancelRequest
const patienceMs = 2_000;

/**
 * Asks the server to leave what a connection is doing, and waits until it has the request, so that it cannot meet a later statement.
 * Goes its own way: under load there is no connection to spare. Never throws: what is not cancelled runs to its end.
 */
export function cancelStatement(client: pg.ClientBase): Promise<void> {
  const { host, port, processID, secretKey } = client as Cancellable;
  const message = Buffer.alloc(16);
  for (const [at, part] of [16, cancelRequest, processID].entries())
    message.writeInt32BE(part, at * 4);
  message.writeInt32BE(secretKey | 0, 12);
  const { promise, resolve } = Promise.withResolvers<void>();
  const path = `${host}/.s.PGSQL.${port}`;
  const socket = host.startsWith("/") ? connect(path) : connect(port, host);
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on("error", () => {});
  socket.on("close", () => resolve());
  socket.on("connect", () => socket.end(message));
  socket.resume();
  return promise;
}
