import assert from "node:assert/strict";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { createServer, firstOf, json } from "#web";
import type { Server } from "#web";
import { openAccess, providerPrefix } from "../access.ts";
import type { Access } from "../access.ts";
import { findOrMakeAccount, linkAccount, revokeLink } from "../accounts.ts";
import { takeHeldAnswers } from "../held-form.ts";
import { accessContext, identify } from "../identify.ts";
import type { Visitor } from "../visitor.ts";
import { keepBrowser } from "../browser-secret.ts";
import { newProviderKeys } from "../provider/provider-keys.ts";
import { startFromRecord } from "../sign-in.ts";
import { signOutEverywhere } from "../sign-out.ts";
import { accessRoutes } from "./access-routes.ts";
import { refuseForgedForms } from "./forged-form.ts";
import { guards } from "./guards.ts";
import { Browser } from "./testing-browser.ts";

const site = { name: { en: "Joinery", cy: "Joinery" } };
const margaret = "11111111-1111-4111-8111-111111111111";
let store: TestDatabase;
let server: Server;
let access: Access;
let url: string;

/** The provider's address holds the port, so it must be known before the server is made. */
async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

before(async () => {
  store = await testDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const deps = { database: store.db, clock: systemClock };
  const keys = newProviderKeys();
  access = openAccess({
    ...deps,
    keys: () => keys,
    publicUrl: url,
    internalUrl: () => url,
    madeUpPeople: [
      {
        subject: "margaret",
        name: "Margaret Hill",
        group: "customer",
        story: { en: "Widowed last week", cy: "Gweddw ers wythnos" },
      },
      {
        subject: "nobody-yet",
        name: "Ann Newcomer",
        group: "customer",
        level: "P1",
        story: { en: "New", cy: "Newydd" },
      },
    ],
  });
  const guard = guards(deps);
  server = await createServer<Visitor>({
    site,
    routes: [
      ...accessRoutes({ access, site }),
      {
        method: "GET",
        path: "/whoami",
        whose: "visitor",
        handle: ({ visitor }) => json(visitor),
      },
      {
        method: "GET",
        path: "/mine",
        whose: "visitor",
        handle: guard.customer(async ({ visitor, path }) =>
          json({
            name: visitor.name,
            held:
              (await takeHeldAnswers(deps, visitor, path))?.["answer"]?.[0] ??
              "",
          }),
        ),
      },
      {
        method: "GET",
        path: "/about",
        whose: "visitor",
        handle: guard.subject(
          { action: "tell" },
          async ({ visitor, path, subject }) =>
            json({
              subject,
              held:
                (await takeHeldAnswers(deps, visitor, path))?.["answer"]?.[0] ??
                "",
            }),
        ),
      },
      {
        method: "POST",
        path: "/about",
        whose: "visitor",
        handle: guard.subject({ action: "tell" }, () => json({})),
      },
      ...(["GET", "POST"] as const).map((method) => ({
        method,
        path: "/money",
        whose: "subject" as const,
        handle: guard.subject(
          { action: "change-bank-account" },
          async ({ visitor, path, form }) =>
            json({
              got: firstOf(form, "answer"),
              held: await takeHeldAnswers(deps, visitor, path),
            }),
        ),
      })),
      {
        method: "POST",
        path: "/mine",
        whose: "visitor",
        handle: guard.customer(({ form }) =>
          json({ got: firstOf(form, "answer") }),
        ),
      },
    ],
    hooks: {
      identify: (request) => identify(deps, request),
      guard: refuseForgedForms({ ...deps, site }),
    },
    mounts: [{ prefix: providerPrefix, handle: access.embedded!.handle }],
    requestsPerMinuteMax: 0,
  });
  await server.listen({ port, host: "127.0.0.1" });
  await store.db.transaction(accessContext, async (tx) => {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject: "margaret",
      name: "Margaret Hill",
    });
    await linkAccount(tx, {
      account,
      customer: margaret,
      evidence: "made up",
      linkedBy: "test",
      at: new Date(),
    });
  });
});
after(async () => {
  await server.close();
  await store.drop();
});

async function signIn(
  browser: Browser,
  subject: string,
  from = "/sign-in",
): Promise<Response> {
  const list = await browser.get(from);
  assert.match(list.url, /choose-a-person/);
  return browser.submit(list, { subject });
}

test("somebody chooses a made-up person, comes back to the page they wanted and is known there", async () => {
  const browser = new Browser(url);
  const there = await signIn(browser, "margaret", "/mine");
  assert.equal(new URL(there.url).pathname, "/mine");
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert.equal(visitor.kind === "customer" && visitor.customer, margaret);
  assert.equal(visitor.kind === "customer" && visitor.level, "P2");
});

test("an account that no customer is linked to is signed in, and is nobody's customer", async () => {
  const browser = new Browser(url);
  await signIn(browser, "nobody-yet", "/sign-in?return=/whoami");
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert.equal(visitor.kind, "unlinked");
  assert.equal(visitor.kind === "unlinked" && visitor.level, "P1");
});

test("the way back from signing in never leads to another site", async () => {
  const there = await signIn(
    new Browser(url),
    "margaret",
    "/sign-in?return=//elsewhere.example/",
  );
  assert.equal(new URL(there.url).host, new URL(url).host);
});

test("a form without the session's token is refused and what was typed is kept", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const refused = await browser.post("/mine", {
    answer: "kept",
    "form-token": "forged",
  });
  assert.equal(refused.status, 403);
  assert.deepEqual(await (await browser.get("/mine")).json(), {
    name: "Margaret Hill",
    held: "kept",
  });
});

test("a form sent after the session ended leads through signing in back to its page, with its answers", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  await endSessions();
  const list = await browser.post("/mine", { answer: "typed before" });
  assert.match(list.url, /choose-a-person/);
  const back = await browser.submit(list, { subject: "margaret" });
  assert.deepEqual(await back.json(), {
    name: "Margaret Hill",
    held: "typed before",
  });
});

const endSessions = () =>
  store.db.transaction(accessContext, (tx) =>
    tx.query(
      "update access.session set last_seen_at = now() - interval '3 hours'",
    ),
  );

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
  await endSessions();
  const lost = await browser.post("/about", { answer: "typed before" });
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
  await endSessions();
  const list = await browser.post("/mine", { answer: "Margaret's" });
  await browser.submit(list, { subject: "nobody-yet" });
  const held = await store.db.transaction(accessContext, (tx) =>
    tx.query("select * from access.held_form"),
  );
  assert.deepEqual(held, []);
});

test("signing in returns once: the provider's answer cannot be used again, nor in another browser", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const used = browser.visited.find((address) =>
    address.includes("/sign-in/return"),
  )!;
  assert.equal((await browser.get(used)).status, 400);
  assert.equal((await new Browser(url).get(used)).status, 400);
});

test("signing out ends the session for good", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const stolen = new Map(browser.cookies);
  await browser.submit(await browser.get("/sign-out"), {});
  browser.cookies = stolen;
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert.equal(visitor.kind, "anonymous");
});

const authenticatedAgo = (minutes: number) =>
  store.db.transaction(accessContext, (tx) =>
    tx.query(
      "update access.session set authenticated_at = now() - make_interval(mins => $1)",
      [minutes],
    ),
  );

test("money asks whoever signed in a while ago to do so again, and what they typed comes back", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const { csrf } = (await (await browser.get("/whoami")).json()) as Visitor;
  const send = () =>
    browser.post("/money", { answer: "new account", "form-token": csrf });
  await authenticatedAgo(14);
  assert.match(await (await send()).text(), /"got":"new account"/);
  await authenticatedAgo(16);
  const list = await send();
  assert.match(list.url, /choose-a-person/);
  const back = await browser.submit(list, { subject: "margaret" });
  assert.equal(new URL(back.url).pathname, "/money");
  assert.match(await back.text(), /"held":.*new account/);
});

test("a session of which it is not known when its holder showed who they are asks too", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  await store.db.transaction(accessContext, (tx) =>
    tx.query("update access.session set authenticated_at = null"),
  );
  assert.match((await browser.get("/money")).url, /choose-a-person/);
});

test("signing in ends the session that the browser had, so that a copy of it is worth nothing", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  const stolen = new Browser(url);
  stolen.cookies = new Map(browser.cookies);
  await signIn(browser, "margaret");
  assert.notEqual(
    stolen.cookies.get("joinery"),
    browser.cookies.get("joinery"),
  );
  const thief = (await (await stolen.get("/whoami")).json()) as Visitor;
  assert.equal(thief.kind, "anonymous");
});

test("signing out everywhere ends every session of the account, logged once", async () => {
  const browsers = [new Browser(url), new Browser(url)];
  for (const browser of browsers) await signIn(browser, "margaret");
  const [visitor] = await Promise.all(
    browsers.map(
      async (browser) =>
        (await (await browser.get("/whoami")).json()) as Visitor,
    ),
  );
  assert(visitor?.kind === "customer");
  await store.db.transaction(accessContext, (tx) =>
    signOutEverywhere(tx, visitor, new Date()),
  );
  for (const browser of browsers) {
    const after = (await (await browser.get("/whoami")).json()) as Visitor;
    assert.equal(after.kind, "anonymous");
  }
  const logged = await store.db.transaction(accessContext, (tx) =>
    tx.query("select from log.entry where kind = $1", [
      "access.signed-out-everywhere",
    ]),
  );
  assert.equal(logged.length, 1);
});

test("an account whose link is revoked loses the customer at the next request", async () => {
  const browser = new Browser(url);
  await signIn(browser, "margaret");
  await store.db.transaction(accessContext, async (tx) => {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject: "margaret",
      name: "",
    });
    await revokeLink(tx, { account, because: "test", at: new Date() });
  });
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert.equal(visitor.kind, "unlinked");
});
