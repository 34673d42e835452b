import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { systemClock } from "#kernel";
import { keepBrowser } from "../browser-secret.ts";
import { accessContext } from "../identify.ts";
import { csrfTokenFor } from "../secrets.ts";
import { startFromRecord } from "../sign-in.ts";
import type { Visitor } from "../visitor.ts";
import { Browser, signIn } from "./testing/browser.ts";
import { startTestPages } from "./testing/pages.ts";
import type { TestPages } from "./testing/pages.ts";

let pages: TestPages;
let store: TestPages["store"];
let url: string;
before(async () => {
  pages = await startTestPages();
  ({ store, url } = pages);
});
after(() => pages.stop());

const tokenOf = async (browser: Browser): Promise<string> =>
  ((await (await browser.get("/whoami")).json()) as Visitor).csrf;

const endSessions = () =>
  store.db.transaction(accessContext, (tx) =>
    tx.query(
      "update access.session set last_seen_at = now() - interval '3 hours'",
    ),
  );

test("a form without the session's token is refused and nothing of it is kept", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const refused = await browser.post("/mine", {
    answer: "kept",
    "form-token": "forged",
  });
  assert.equal(refused.status, 403);
  assert.deepEqual(await (await browser.get("/mine")).json(), {
    name: "Margaret Hill",
    held: "",
  });
});

test("a form sent after the session ended leads through signing in back to its page, with its answers", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const token = await tokenOf(browser);
  await endSessions();
  const list = await browser.post("/mine", {
    answer: "typed before",
    "form-token": token,
  });
  assert.match(list.url, /choose-a-person/);
  const back = await browser.submit(list, { subject: "margaret" });
  assert.deepEqual(await back.json(), {
    name: "Margaret Hill",
    held: "typed before",
  });
});

test("a form of somebody without an account leads back to the reference of the death, and keeps its answers for whoever gives it", async () => {
  const deps = { database: store.db, clock: systemClock };
  const subject = "22222222-2222-4222-8222-222222222222";
  const kept = keepBrowser({ cookies: {}, isSecure: false }).cookies;
  const letIn = async () =>
    new Map([
      ...kept.map(({ name, value }) => [name, value] as const),
      [
        "joinery",
        await startFromRecord(deps, {
          by: "registrar",
          reference: "D-7K2M-Q4TX",
          subject,
          event: "bereavement",
        }),
      ],
    ]);
  const browser = new Browser(url);
  browser.cookies = await letIn();
  const token = await tokenOf(browser);
  await endSessions();
  const lost = await browser.post("/about", {
    answer: "typed before",
    "form-token": token,
  });
  assert.match(lost.url, /\/tell\/bereavement\?ended$/);
  browser.cookies = await letIn();
  const back = await browser.get("/about");
  assert.deepEqual(await back.json(), { subject, held: "typed before" });
});

test("a form from a browser that keeps no cookies is refused, and says what to do", async () => {
  const refused = await new Browser(url).post("/about", { answer: "x" });
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /Your browser must accept cookies/);
});

test("a form of an earlier session is refused in a later one of the same person, and what was typed is kept", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  await signIn(browser, "margaret");
  const refused = await browser.post("/mine", {
    answer: "from an old page",
    "form-token": visitor.csrf,
  });
  assert.equal(refused.status, 403);
  assert.deepEqual(await (await browser.get("/mine")).json(), {
    name: "Margaret Hill",
    held: "from an old page",
  });
});

test("answers of one person are never given to another who signs in after them", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const token = await tokenOf(browser);
  await endSessions();
  const list = await browser.post("/mine", {
    answer: "Margaret's",
    "form-token": token,
  });
  await browser.submit(list, { subject: "nobody-yet" });
  const held = await store.db.transaction(accessContext, (tx) =>
    tx.query("select from access.held_form where fields::text like $1", [
      "%Margaret's%",
    ]),
  );
  assert.deepEqual(held, []);
});

test("what somebody else sent, under an unknown token or for their own browser, never waits for whoever signs in", async () => {
  const held = () =>
    store.db.transaction(accessContext, (tx) =>
      tx.query<{ id: string }>(
        "select id from access.held_form where fields::text like $1",
        ["%thief's%"],
      ),
    );
  const thief = new Browser(url);
  thief.cookies.set("joinery", "made-up-token");
  await thief.post("/mine", { answer: "thief's", "form-token": "any" });
  assert.deepEqual(await held(), []);
  thief.cookies.set("joinery", "guest.made-up");
  const list = await thief.post("/mine", {
    answer: "thief's",
    "form-token": csrfTokenFor("guest.made-up"),
  });
  const [planted] = await held();
  assert.ok(planted);
  const victim = new Browser(url);
  const back = await signIn(
    victim,
    "margaret",
    `/sign-in?return=/mine&held=${planted.id}`,
  );
  assert.match(await back.text(), /"held":""/);
  const own = await thief.submit(list, { subject: "margaret" });
  assert.match(await own.text(), /thief's/);
});
