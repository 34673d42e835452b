import { fail, ok } from "#kernel";
import type { Clock, Result } from "#kernel";
import type { Database, Tx } from "#postgres";
import type { PageRequest, Reply, Route } from "#web";
import type { ReadFault } from "../contract/event.ts";
import {
  bodyBytesMax,
  problemOf,
  problemOfReading,
} from "../contract/problem.ts";
import type { ProblemCode } from "../contract/problem.ts";
import type { EndpointBook } from "../endpoint-book.ts";
import { verifyRequest } from "../signature/verify-request.ts";
import { deliveryContext } from "../worker/run-delivery.ts";

/** A problem as RFC 9457 writes it. */
export function problemReply(code: ProblemCode, detail?: string): Reply {
  const problem = problemOf(code, detail);
  return {
    kind: "file",
    content: JSON.stringify(problem),
    contentType: "application/problem+json",
    status: problem.status,
  };
}

const lowered = (headers: PageRequest["headers"]) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "object" ? value.join(", ") : value,
    ]),
  );

type SignedDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly book: EndpointBook;
  readonly publicUrl: string;
};

/**
 * What a body sends us, as a value: the machine's sibling of a page. One runner asks for its signature, reads what it sent and answers from
 * one transaction, in the contract's own words when something is wrong.
 */
export const signedPage =
  <T, Deps extends SignedDeps>(page: {
    readonly path: string;
    readonly read: (bytes: Buffer) => Result<T, ReadFault>;
    /** What it is called when it cannot be read. */
    readonly malformed: ProblemCode;
    readonly run: (
      tx: Tx,
      sent: T,
      by: Deps & { readonly holder: string },
    ) => Promise<Reply>;
  }) =>
  (deps: Deps): Route => ({
    method: "POST",
    path: page.path,
    audience: "machine",
    whose: "machine",
    // Read further than is allowed, to say in the contract's own words what is wrong.
    bodyBytesMax: 4 * bodyBytesMax,
    // A body that catches up after an outage answers thousands in a minute.
    requestsPerMinuteMax: 60_000,
    handle: async (request) => {
      const signer = await signerOf(deps, request);
      if (signer.kind === "failure") return signer.error;
      const sent = page.read(request.bytes);
      if (sent.kind === "failure") {
        const code = problemOfReading(sent.error, page.malformed);
        return problemReply(code, sent.error.detail);
      }
      const by = { ...deps, holder: signer.value };
      return deps.database.transaction(deliveryContext, (tx) =>
        page.run(tx, sent.value, by),
      );
    },
  });

/** The body that signed a request; or the reply that says what is wrong. */
async function signerOf(
  { book, clock, publicUrl }: SignedDeps,
  request: PageRequest,
): Promise<Result<string, Reply>> {
  if (request.bytes.length > bodyBytesMax)
    return fail(problemReply("oversize"));
  await book.refresh();
  const signer = verifyRequest(
    {
      method: request.method,
      url: addressOf(request, publicUrl),
      headers: lowered(request.headers),
      body: request.bytes,
    },
    book.findKey,
    clock.now(),
  );
  if (signer.kind === "failure") return fail(problemReply(signer.error));
  const holder = book.holderOf(signer.value.keyId);
  return holder === undefined ? fail(problemReply("body-unknown")) : ok(holder);
}

/** The address that the body signed: ours as it is published, whatever the Host header says. */
const addressOf = ({ url }: PageRequest, publicUrl: string): URL =>
  new URL(new URL(publicUrl).origin + url);
