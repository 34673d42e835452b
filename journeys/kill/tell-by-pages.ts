import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Catalogue } from "#catalogue";
import { newId } from "#kernel";
import { factField } from "#people/pages";
import { death, sentBy, tellingOfDeath } from "./told-death.ts";
import type { Victim } from "./processes.ts";

/** A death as the registrar's letter says it; nobody needs an account to tell of it. */
export type RecordedDeath = {
  readonly subject: string;
  readonly reference: string;
};

const registrar = "council:E06000023";

/** Writes the records of made-up deaths where the departments read their people, one for each notice that goes through pages. */
export function recordDeaths(
  folder: string,
  count: number,
): readonly RecordedDeath[] {
  const deaths = Array.from({ length: count }, (_, index) => ({
    subject: newId(),
    reference: `D-KILL-${String(index).padStart(4, "0")}`,
  }));
  const people = deaths.map(({ subject, reference }) => ({
    id: subject,
    name: { given: "Arthur", family: "Hill" },
    dateOfBirth: death["deceased.dateOfBirth"],
    nationalInsuranceNumber: death["deceased.nationalInsuranceNumber"],
    address: {
      lines: ["1 Made-up Road"],
      town: "Bristol",
      postcode: "QA10 1AA",
      councils: ["E06000023"],
    },
    died: {
      on: death["deceased.dateOfDeath"],
      registration: reference,
      registrar,
      by: "registrar",
    },
    registers: {},
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "people.json"),
    JSON.stringify({ format: "joinery-people/1", madeUp: true, people }),
  );
  return deaths;
}

/** Where and how pages are asked for. */
export type Teller = { readonly url: string; readonly ask: Ask };
type Session = Teller & { readonly cookie: string; readonly token: string };
/** A request as a browser makes it; the address is whole, and no cookie is empty. */
export type Ask = (
  url: string,
  cookie: string,
  form?: URLSearchParams,
) => Promise<Answered>;
export type Answered = {
  readonly status: number;
  readonly path: string | undefined;
  readonly cookie: string | undefined;
  readonly text: string;
  /** How long we were asked to wait. */
  readonly waitMs: number | undefined;
};

const askByFetch: Ask = async (url, cookie, form) => {
  const answer = await fetch(url, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: cookie ? { cookie } : {},
    ...(form ? { body: form } : {}),
  });
  return {
    status: answer.status,
    path: answer.headers.get("location") ?? undefined,
    cookie: answer.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; "),
    text: await answer.text(),
    waitMs: answer.headers.has("retry-after")
      ? Number(answer.headers.get("retry-after")) * 1_000
      : undefined,
  };
};

const retryMs = 100;
const triesMax = 600;

/** Whoever asked for pages asks no more. */
export class LeftOff extends Error {}

/** A person who meets a fault, or a page that sends them nowhere, does the same again, when the page says that they may. */
async function insist(
  what: string,
  work: () => Promise<Answered>,
  isDone: (answer: Answered) => boolean,
): Promise<Answered> {
  let last: Answered | undefined;
  for (let tries = 0; tries < triesMax; tries++) {
    last = await work().catch((error: unknown) => {
      if (error instanceof LeftOff) throw error;
      return undefined;
    });
    if (last && isDone(last)) return last;
    await sleep(last?.waitMs ?? retryMs);
  }
  throw new Error(
    `${what} did not go through: ${last?.status} ${last?.text.replace(/<[^>]*>/g, " ").slice(0, 500)}`,
  );
}

const isPage = ({ status }: Answered): boolean => status === 200;
const leadsOn = ({ path }: Answered): boolean => path !== undefined;

const tokenIn = (page: string): string =>
  /name="form-token" value="([^"]+)"/.exec(page)?.[1] ?? "";

async function openSession(
  { url, ask }: Teller,
  reference: string,
): Promise<{ readonly session: Session; readonly path: string }> {
  const begin = `${url}/tell/bereavement`;
  const [year = "", month = "", day = ""] = String(
    death["deceased.dateOfDeath"],
  ).split("-");
  const record = {
    by: "registrar",
    reference,
    organisation: registrar,
    name: "Arthur Hill",
    "dateOfDeath-day": day,
    "dateOfDeath-month": month,
    "dateOfDeath-year": year,
  };
  const letter = await insist("The first page", () => ask(begin, ""), isPage);
  const guest = letter.cookie ?? "";
  const form = new URLSearchParams({
    ...record,
    "form-token": tokenIn(letter.text),
  });
  const begun = await insist(
    "The record of a death",
    () => ask(begin, guest, form),
    (answer) => leadsOn(answer) && (answer.cookie ?? "") !== "",
  );
  const cookie = begun.cookie ?? "";
  const path = begun.path ?? "";
  const first = await insist(
    "The first question",
    () => ask(url + path, cookie),
    leadsOn,
  );
  const question = await insist(
    "The first question",
    () => ask(url + first.path, cookie),
    isPage,
  );
  const session = { url, ask, cookie, token: tokenIn(question.text) };
  return { session, path: first.path ?? "" };
}

/** What a question is answered with: the made-up death's fact, or that it is not known. */
function answerTo(catalogue: Catalogue, concept: string): URLSearchParams {
  const value = death[concept];
  const asked = catalogue.concepts.get(concept);
  const form = new URLSearchParams();
  if (value === undefined || !asked) form.set("skip", "yes");
  else
    for (const [field, values] of Object.entries(
      factField(catalogue, asked).fill("answer", value),
    ))
      for (const text of values) form.append(field, text);
  return form;
}

const questionIn = (path: string): string | undefined =>
  /\/question\/([\w.]+)$/.exec(path)?.[1];

/** Answers question after question until the page to check; gives its path. */
async function answerAll(
  { url, ask, cookie, token }: Session,
  catalogue: Catalogue,
  from: string,
): Promise<string> {
  let path = from;
  for (
    let concept = questionIn(path);
    concept !== undefined;
    concept = questionIn(path)
  ) {
    const [page, form] = [url + path, answerTo(catalogue, concept)];
    form.set("form-token", token);
    const answer = await insist(
      `The question ${concept}`,
      () => ask(page, cookie, form),
      (one) => leadsOn(one) || isPage(one),
    );
    if (answer.path === undefined)
      throw new Error(`This campaign has no answer that ${concept} takes.`);
    path = answer.path;
  }
  return path;
}

/** What the page to check says it showed; nothing else is confirmed. */
const seenIn = (page: string): [string, string][] =>
  [...page.matchAll(/name="(version|seen)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value],
  );

/** Opens the record of a death and answers every question; gives the page to check and the form that confirms it. */
async function walkToPreview(
  teller: Teller,
  catalogue: Catalogue,
  reference: string,
) {
  const { session, path } = await openSession(teller, reference);
  const { url, ask, cookie, token } = session;
  const address = url + (await answerAll(session, catalogue, path));
  const checked = await insist(
    "The page to check",
    () => ask(address, cookie),
    isPage,
  );
  const form = new URLSearchParams([
    ["do", "confirm"],
    ["form-token", token],
    ...seenIn(checked.text),
  ]);
  return { ask, cookie, address, form };
}

/**
 * Tells one recorded death as somebody without an account does, without haste and without faults, and opens what was told.
 * Gives the notice's reference.
 */
export async function tellOnce(
  teller: Teller,
  catalogue: Catalogue,
  { reference }: RecordedDeath,
): Promise<string> {
  const { ask, cookie, address, form } = await walkToPreview(
    teller,
    catalogue,
    reference,
  );
  const send = () => ask(address, cookie, form);
  const { path = "" } = await insist("The confirmation", send, leadsOn);
  await insist("What was told", () => ask(teller.url + path, cookie), isPage);
  return toldIn(path) ?? "";
}

const toldIn = (path = ""): string | undefined =>
  /^\/told\/([\w-]+)$/.exec(path)?.[1];

/** Bodies that must be told of a recorded death. */
export const deliveriesOf = (
  catalogue: Catalogue,
  { subject }: RecordedDeath,
): number =>
  sentBy(
    tellingOfDeath(catalogue, subject, String(death["deceased.dateOfDeath"])),
  ).length;

/** When a confirmation is under way, at most so long after it was sent, the server is killed. */
const killWithinMs = 120;

/** What one telling came to. */
export type ToldByPages = {
  readonly reference: string;
  /** Bodies that must be told. */
  readonly deliveries: number;
  /** A confirmation got no answer and was sent again. */
  readonly wasCutOff: boolean;
};

/**
 * Tells one recorded death through the pages, as somebody without an account does, and sends the confirmation twice at once and again
 * after every fault. With a victim, that process is killed while the confirmation is under way.
 * @throws Error when one confirmation gives two references
 */
export async function tellByPages(
  url: string,
  catalogue: Catalogue,
  recorded: RecordedDeath,
  victim?: Victim,
): Promise<ToldByPages> {
  const { ask, cookie, address, form } = await walkToPreview(
    { url, ask: askByFetch },
    catalogue,
    recorded.reference,
  );
  let sendings = 0;
  const send = () => {
    sendings += 1;
    return ask(address, cookie, form);
  };
  const confirm = () => insist("The confirmation", send, leadsOn);
  const sent = [confirm(), confirm()];
  if (victim) {
    await sleep(Math.random() * killWithinMs);
    victim.kill();
  }
  const answers = await Promise.all(sent);
  const [told, ...others] = new Set(answers.map(({ path: to }) => toldIn(to)));
  if (told === undefined || others.length > 0)
    throw new Error(
      `One confirmation led to ${answers.map(({ path: to }) => to).join(" and ")}.`,
    );
  return {
    reference: told,
    deliveries: deliveriesOf(catalogue, recorded),
    wasCutOff: sendings > sent.length,
  };
}
