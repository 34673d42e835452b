import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { todayInLondon } from "#kernel";
import {
  bodyBytesMax,
  openSignaturesSeen,
  problemAnswer,
  readJson,
  receiveEvent,
  verifyRequest,
} from "#delivery/kit";
import type {
  Effect,
  Inbox,
  Received,
  SenderKeys,
  SignedMessage,
} from "#delivery/kit";
import type { Clock, LocalDate } from "#kernel";
import type { Behaviours } from "./behaviour.ts";
import type { BodyFlow } from "./pack-content.ts";
import type { KnownPerson } from "./people-known.ts";
import { lookUp, parseQuestion } from "./registers.ts";

export type MachineDeps = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly keys: SenderKeys;
  readonly flows: ReadonlyMap<string, BodyFlow>;
  readonly behaviours: Behaviours;
  readonly effect: Effect;
  readonly people: readonly KnownPerson[];
  /** Bodies that exist here; councils are told by their id. */
  readonly exists: (organisation: string) => boolean;
  readonly directory: () => unknown;
  /** The address that the directory publishes for all of them: what requests are signed for. */
  readonly publicUrl: () => string;
};
type Deps = MachineDeps & {
  readonly isSeen: ReturnType<typeof openSignaturesSeen>;
};

type Call = SignedMessage & { readonly body: Buffer };

/** Slower than our sender waits for a register, faster than it waits for an event's receipt. */
const slowMs = 4_000;

const jsonAnswer = (value: unknown): Received => ({
  status: 200,
  contentType: "application/json",
  body: JSON.stringify(value),
});

/** The systems of all bodies behind one port, by path. */
export function createMachineServer(given: MachineDeps): Server {
  const deps: Deps = { ...given, isSeen: openSignaturesSeen() };
  return createServer((request, response) => {
    answerCall(deps, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
}

async function answerCall(
  deps: Deps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await readCall(request, deps.publicUrl());
  if (call.method === "GET") {
    const found = call.url.pathname === "/directory";
    return reply(
      response,
      found
        ? jsonAnswer(deps.directory())
        : {
            ...jsonAnswer({ healthy: true }),
            status: call.url.pathname === "/health" ? 200 : 404,
          },
    );
  }
  const [, name = "", path = ""] = call.url.pathname.split("/");
  const organisation = decodeURIComponent(name);
  if (!deps.exists(organisation))
    return reply(response, problemAnswer("organisation-unknown"));
  const behaviour = deps.behaviours.of(organisation);
  if (behaviour === "down") return void request.socket.destroy();
  if (behaviour === "slow") await sleep(slowMs);
  if (behaviour === "cannot-read" && path === "events")
    return reply(response, problemAnswer("event-malformed"));
  const answer = await answerFor(deps, organisation, path, call);
  const isNews = path === "events" && answer.status === 200;
  if (behaviour === "fails-after-commit" && isNews && firstTime(deps, answer))
    return void request.socket.destroy();
  reply(response, answer);
}

/** Fails only the first time an event comes, when it has just been committed. */
function firstTime({ inbox }: MachineDeps, answer: Received): boolean {
  const { id } = JSON.parse(answer.body) as { readonly id: string };
  const row = inbox.database
    .prepare("select repeats from inbox where id = ? limit 1")
    .get(id.replace(/-1$/, ""));
  return Number(row?.["repeats"] ?? 0) === 0;
}

async function answerFor(
  deps: Deps,
  organisation: string,
  path: string,
  call: Call,
): Promise<Received> {
  await keysFor(deps, call);
  if (!deps.keys.areKnown) return problemAnswer("keys-unavailable");
  if (path === "events")
    return receiveEvent(
      {
        ...deps,
        findKey: deps.keys.findKey,
        fieldsOf: (flow, version) => {
          const signed = deps.flows.get(`${flow}@${version}`);
          return signed && new Set(signed.fields);
        },
      },
      organisation,
      call,
    );
  const signer = verifyRequest(call, deps.keys.findKey, deps.clock.now());
  if (signer.kind === "failure") return problemAnswer(signer.error);
  if (deps.isSeen(call, deps.clock.now()))
    return problemAnswer("signature-repeated");
  const today = todayInLondon(deps.clock.now());
  const read = readJson(call.body);
  const json = read.kind === "ok" ? read.value : undefined;
  const day = heldQuestion.safeParse(json).data?.day;
  if (path === "held" && day !== undefined)
    return jsonAnswer(held(deps, organisation, day));
  const question = path === "registers" ? parseQuestion(json) : undefined;
  return question === undefined
    ? problemAnswer("event-malformed", `path ${path}`)
    : jsonAnswer(lookUp(deps.people, organisation, question, today));
}

/** A key nobody knows yet may be new, and one that is known may have been revoked: the sender's keys are read again. */
async function keysFor({ keys }: MachineDeps, call: Call): Promise<void> {
  const keyId = /keyid="([^"]*)"/.exec(call.headers["signature-input"] ?? "");
  if (keyId) await keys.refresh(keyId[1]);
}

const heldQuestion = z.object({ day: z.iso.date() });

/** What this body received on a London day, for the nightly comparison. */
function held(
  { inbox }: MachineDeps,
  organisation: string,
  day: LocalDate,
): unknown {
  const rows = inbox.database
    .prepare("select id, number, received_at from inbox where organisation = ?")
    .all(organisation)
    .filter(
      (row) => todayInLondon(new Date(String(row["received_at"]))) === day,
    );
  return {
    day,
    held: rows.map((row) => ({ id: row["id"], lanenumber: row["number"] })),
  };
}

async function readCall(
  request: IncomingMessage,
  publicUrl: string,
): Promise<Call> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    // The part that goes beyond is kept, so that the length tells; what follows is dropped.
    if (length <= bodyBytesMax) parts.push(part);
    length += part.length;
  }
  return {
    method: request.method ?? "",
    url: new URL(publicUrl + (request.url ?? "/")),
    headers: request.headers as Call["headers"],
    body: Buffer.concat(parts),
  };
}

function reply(response: ServerResponse, answer: Received): void {
  response.writeHead(answer.status, { "content-type": answer.contentType });
  response.end(answer.body);
}
