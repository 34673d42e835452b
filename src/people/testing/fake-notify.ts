import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { jwtVerify } from "jose";
import type { NotifySettings } from "../notify-sender.ts";

/** One request that was signed as Notify wants. */
export type Asked = {
  readonly path: string;
  readonly template_id: string;
  readonly reference: string;
  readonly email_address?: string;
  readonly phone_number?: string;
  readonly personalisation: Readonly<Record<string, string>>;
};

/** What Notify answers: a status, and its reason when it refuses. */
export type FakeAnswer = {
  readonly status: number;
  readonly error?: string;
  readonly message?: string;
};

const service = "26785a09-ab16-4eb0-8407-a37497a57506";
const key = "3d844edf-8d35-48ac-975b-e847b4f122b0";
const paths = ["email", "sms", "letter"].map(
  (way) => `/v2/notifications/${way}`,
);

/** A far side that answers as GOV.UK Notify does: 201 unless told, 403 to whoever does not sign with the key. */
export async function startFakeNotify() {
  const asked: Asked[] = [];
  let answer = (_asked: Asked): FakeAnswer => ({ status: 201 });
  const server = createServer((request, response) => {
    void answerOne(request).then(({ status, error, message }) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        JSON.stringify(
          error === undefined
            ? { id: crypto.randomUUID() }
            : { status_code: status, errors: [{ error, message }] },
        ),
      );
    });
  });
  async function answerOne(request: IncomingMessage): Promise<FakeAnswer> {
    const body = (await json(request)) as Omit<Asked, "path">;
    const path = request.url ?? "";
    if (!paths.includes(path)) return { status: 404 };
    if (!(await isSigned(request)))
      return {
        status: 403,
        error: "AuthError",
        message: "Invalid token: API key not found",
      };
    const one = { path, ...body };
    asked.push(one);
    return answer(one);
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const settings: NotifySettings = {
    apiKey: `joinery-${service}-${key}`,
    url: `http://127.0.0.1:${address.port}`,
    templates: { email: "t-email", text: "t-text", letter: "t-letter" },
  };
  return {
    settings,
    asked,
    setAnswer(next: typeof answer) {
      answer = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function isSigned(request: IncomingMessage): Promise<boolean> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  return jwtVerify(bearer ?? "", new TextEncoder().encode(key), {
    issuer: service,
    algorithms: ["HS256"],
    maxTokenAge: 30,
    clockTolerance: 30, // its seconds are rounded up, too
  }).then(
    () => true,
    () => false,
  );
}
