import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import { readJson } from "./contract/event.ts";
import { openEndpointBook } from "./endpoint-book.ts";
import type { SigningKey } from "./signature/signing-key.ts";
import { postSigned } from "./worker/post-signed.ts";

/** A body has no address with us, so nothing can be asked of it. */
class NoEndpoint extends Error {
  readonly code = "no-endpoint";
}

export type BodyClientDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** The key in use, asked for at each signature. */
  readonly key: () => SigningKey;
};

/** Asks a body's system beside its events address: `registers`, `held`. */
export type CallBody = (
  organisation: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly json: unknown }>;

/** A person waits for a register's answer; then the question is simply asked. */
const registerTimeoutMs = 3_000;

/**
 * Asks bodies' registers, signed and within three seconds.
 * @throws NoEndpoint, or NoAnswer whose `code` is `timeout` or what stood in the way
 */
export const registerClient = (deps: BodyClientDeps): CallBody =>
  bodyClient(deps, "registers", { timeoutMs: registerTimeoutMs });

/** Posts signed JSON to `path` beside a body's events address. */
export function bodyClient(
  deps: BodyClientDeps,
  path: string,
  limits: { readonly timeoutMs: number; readonly answerBytesMax?: number },
): CallBody {
  const book = openEndpointBook(deps.database, deps.clock);
  return async (organisation, question) => {
    await book.refresh();
    const endpoint = book.endpointOf(organisation);
    if (endpoint === undefined)
      throw new NoEndpoint(
        `${organisation} has no endpoint; register one to ask it.`,
      );
    const { timeoutMs, answerBytesMax } = limits;
    const answer = await postSigned(
      new URL(path, endpoint.url),
      { body: JSON.stringify(question), answerBytesMax },
      { key: deps.key(), now: deps.clock.now(), timeoutMs },
    );
    const json = readJson(answer.body);
    return {
      status: answer.status,
      json: json.kind === "ok" ? json.value : undefined,
    };
  };
}
