import { signRequest } from "../signature/sign-request.ts";
import type { SigningKey } from "../signature/signing-key.ts";
import type { Answer } from "./post.ts";
import { post } from "./post.ts";

/** Posts signed JSON. @throws NoAnswer */
export function postSigned(
  url: URL,
  request: {
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly answerBytesMax?: number | undefined;
  },
  {
    key,
    now,
    timeoutMs,
  }: {
    readonly key: SigningKey;
    readonly now: Date;
    readonly timeoutMs: number;
  },
): Promise<Answer> {
  const { body, answerBytesMax } = request;
  const headers = { "content-type": "application/json", ...request.headers };
  const signed = signRequest({ method: "POST", url, body, headers }, key, now);
  return post(url, { headers: signed, body, answerBytesMax }, timeoutMs);
}
