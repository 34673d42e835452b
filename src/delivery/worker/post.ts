import http from "node:http";
import https from "node:https";
import { bodyBytesMax } from "../contract/problem.ts";

export type Answer = {
  readonly status: number;
  readonly body: Buffer;
  /** What `Retry-After` asks, when it gives seconds. */
  readonly retryAfterMs?: number;
};

/** No answer came. `code` is stable: `timeout`, `oversize`, or the system's word, e.g. `ECONNREFUSED`. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string, url: URL, cause?: unknown) {
    super(`${url.host} gave no answer: ${code}.`, { cause });
    this.code = code;
  }
}

const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: 256 }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: 256 }),
};

/**
 * Posts a body and gives the answer, whatever its status. Redirects are not followed: a body's address is registered, not found.
 * Over `node:http`, since `fetch` handles a third as many small requests a second.
 * @throws NoAnswer
 */
export function post(
  url: URL,
  request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** For an answer that is a long list; else it is as small as every message between us and a body. */
    readonly answerBytesMax?: number | undefined;
  },
  timeoutMs: number,
): Promise<Answer> {
  const secure = url.protocol === "https:";
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = (secure ? https : http).request(
    url,
    {
      method: "POST",
      agent: secure ? agents["https:"] : agents["http:"],
      headers: {
        ...request.headers,
        "content-length": Buffer.byteLength(request.body),
      },
    },
    (response) => {
      readAnswer(response, request.answerBytesMax).then(
        resolve,
        (cause: unknown) => reject(noAnswer(url, cause)),
      );
    },
  );
  const timer = setTimeout(
    () => sent.destroy(new NoAnswer("timeout", url)),
    timeoutMs,
  );
  sent.on("error", (cause) => reject(noAnswer(url, cause)));
  sent.on("close", () => clearTimeout(timer));
  sent.end(request.body);
  return promise;
}

function noAnswer(url: URL, cause: unknown): NoAnswer {
  if (cause instanceof NoAnswer) return cause;
  const code =
    cause instanceof Error && "code" in cause ? String(cause.code) : "failed";
  return new NoAnswer(code, url, cause);
}

/** By events: iterating over the stream costs as much again as the request. */
function readAnswer(
  response: http.IncomingMessage,
  bytesMax = bodyBytesMax,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const parts: Buffer[] = [];
  let length = 0;
  response.on("data", (part: Buffer) => {
    length += part.length;
    if (length > bytesMax) response.destroy(tooLarge());
    else parts.push(part);
  });
  response.on("error", reject);
  response.on("end", () => {
    const seconds = Number(response.headers["retry-after"]);
    resolve({
      status: response.statusCode ?? 0,
      body: Buffer.concat(parts),
      ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
    });
  });
  return promise;
}

const tooLarge = (): Error =>
  Object.assign(new Error("The answer is too large."), { code: "oversize" });
