import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import type { PageRequest, Reply } from "#web";
import { bodyBytesMax, problemOf } from "../contract/problem.ts";
import type { ProblemCode } from "../contract/problem.ts";
import type { EndpointBook } from "../endpoint-book.ts";
import { verifyRequest } from "../signature/verify-request.ts";

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

/** The body that signed a request, and its bytes; or the reply that says what is wrong. */
export async function readSigned(
  deps: {
    readonly book: EndpointBook;
    readonly now: Date;
    readonly publicUrl: string;
  },
  request: PageRequest,
): Promise<Result<{ readonly holder: string; readonly bytes: Buffer }, Reply>> {
  if (request.bytes.length > bodyBytesMax)
    return fail(problemReply("oversize"));
  await deps.book.refresh();
  const headers = lowered(request.headers);
  const signer = verifyRequest(
    {
      method: request.method,
      url: addressOf(request, deps.publicUrl),
      headers,
      body: request.bytes,
    },
    deps.book.findKey,
    deps.now,
  );
  if (signer.kind === "failure") return fail(problemReply(signer.error));
  const holder = deps.book.holderOf(signer.value.keyId);
  if (holder === undefined) return fail(problemReply("body-unknown"));
  return ok({ holder, bytes: request.bytes });
}

/** The address that the body signed: ours as it is published, whatever the Host header says. */
const addressOf = ({ url }: PageRequest, publicUrl: string): URL =>
  new URL(new URL(publicUrl).origin + url);
