import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { systemClock } from "#kernel";
import { findOrMakeAccount, grantRole } from "../accounts.ts";
import { accessContext } from "../identify.ts";
import { newToken } from "../secrets.ts";
import { startFromRecord } from "../sign-in.ts";
import { signOutEverywhere } from "../sign-out.ts";
import type { Visitor } from "../visitor.ts";
import { Browser, signIn } from "./testing/browser.ts";
import { margaret, startTestPages } from "./testing/pages.ts";
import type { TestPages } from "./testing/pages.ts";

let pages: TestPages;
let store: TestPages["store"];
let url: string;
before(async () => {
  pages = await startTestPages();
  ({ store, url } = pages);
});
after(() => pages.stop());

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

test("staff who serve somebody sign in anew for money, go on serving them, and what they typed comes back", async () => {
  const browser = new Browser(url);
  await signIn(browser, "nobody-yet");
  await store.db.transaction(accessContext, async (tx) => {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject: "nobody-yet",
      name: "Ann Newcomer",
    });
    await grantRole(tx, {
      account,
      organisation: "dwp",
      role: "adviser",
      grantedBy: "test",
    });
    await tx.query(
      "update access.session set serving = $2 where account_id = $1",
      [account, { customer: margaret, channel: "phone", since: new Date() }],
    );
  });
  const { csrf } = (await (await browser.get("/whoami")).json()) as Visitor;
  await authenticatedAgo(16);
  const list = await browser.post("/money", {
    answer: "their account",
    "form-token": csrf,
  });
  assert.match(list.url, /choose-a-person/);
  const back = await browser.submit(list, { subject: "nobody-yet" });
  assert.match(await back.text(), /"held":.*their account/);
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert(visitor.kind === "staff" && visitor.serving?.customer === margaret);
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

const record = {
  by: "registrar",
  reference: "D-7K2M-Q4TX",
  subject: margaret,
  event: "bereavement",
} as const;

/** A browser that a record of death let in, and which keeps a secret. */
async function guestIn(): Promise<Browser> {
  const browser = new Browser(url);
  const deps = { database: store.db, clock: systemClock };
  browser.cookies.set("joinery", await startFromRecord(deps, record));
  browser.cookies.set("joinery-browser", newToken());
  return browser;
}
const guestOf = async (browser: Browser) => {
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert(visitor.kind === "customer", visitor.kind);
  return visitor.guest;
};

test("whoever tells by a record and signs in there and then stays that teller, through signing in again, and until signing out", async () => {
  const browser = await guestIn();
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert(visitor.kind === "referenced");
  await signIn(browser, "margaret");
  const guest = await guestOf(browser);
  assert.deepEqual(
    [guest?.subject, guest?.event, guest?.browser],
    [margaret, "bereavement", visitor.browser],
  );
  await signIn(browser, "margaret");
  assert.equal((await guestOf(browser))?.browser, visitor.browser);
  await browser.submit(await browser.get("/sign-out"), {});
  await signIn(browser, "margaret");
  assert.equal(await guestOf(browser), undefined);
});

test("nobody becomes that teller in another browser, without its secret, or once the telling was left alone too long", async () => {
  const browser = await guestIn();
  const other = new Browser(url);
  await signIn(other, "margaret");
  assert.equal(await guestOf(other), undefined);
  await store.db.transaction(accessContext, (tx) =>
    tx.query(
      "update access.session set last_seen_at = now() - interval '1 day' where kind = 'referenced'",
    ),
  );
  await signIn(browser, "margaret");
  assert.equal(await guestOf(browser), undefined);
  const copied = await guestIn();
  copied.cookies.delete("joinery-browser");
  await signIn(copied, "margaret");
  assert.equal(await guestOf(copied), undefined);
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
    await tx.query(
      "update access.account_link set revoked_at = now(), revoked_because = 'test' where account_id = $1",
      [account],
    );
  });
  const visitor = (await (await browser.get("/whoami")).json()) as Visitor;
  assert.equal(visitor.kind, "unlinked");
});
