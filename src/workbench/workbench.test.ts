import assert from "node:assert/strict";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Visitor } from "#access";
import { findOrMakeAccount, grantRole, identify, openAccess } from "#access";
import { newProviderKeys, openMadeUpSignIn } from "#demo/sign-in";
import { accessRoutes, refuseForgedForms } from "#access/pages";
import { recordContact } from "#contacts";
import { draftProposal, importPack, readPack } from "#catalogue";
import { isOk, systemClock } from "#kernel";
import { findLooks, makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { createServer } from "#web";
import type { Server } from "#web";
import { checkPage, launchBrowser, newPage } from "#web/testing";
import { workbenchRoutes } from "./pages/index.ts";
import { ukPack } from "./testing/uk-pack.ts";

const site = { name: { en: "Joinery", cy: "Joinery" } };
const ann = { id: "22222222-2222-4222-8222-222222222222", name: "Ann Example" };
const staff = [
  { subject: "director", name: "Eleanor Frost", role: "director" },
  { subject: "adviser", name: "Priya Nair", role: "adviser" },
] as const;

let store: TestDatabase;
let server: Server;
let browser: Browser;
let url: string;
const asProcess = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);

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
  await asProcess(makeUpPeople);
  await asProcess(draftAVersion);
  server = await serveAt(url);
  await server.listen({ port, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await store.drop();
});

async function makeUpPeople(tx: Tx): Promise<void> {
  for (const { subject, name, role } of staff) {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject,
      name,
    });
    await grantRole(tx, {
      account,
      organisation: "dwp",
      role,
      grantedBy: "test",
    });
  }
  await makeCustomer(tx, { id: ann.id });
  await recordFacts(tx, {
    customer: ann.id,
    facts: [
      {
        concept: "person.documents",
        value: ["driving-licence"],
        from: "2026-04-06",
      },
    ],
    source: { kind: "made-up" },
    reach: new Map(),
    at: new Date("2026-04-06"),
    today: "2026-04-06",
  });
  await recordContact(tx, {
    key: "call-1",
    source: "ours",
    channel: "phone",
    reason: "to-tell",
    event: "bereavement",
    organisation: "dwp",
    minutes: 12,
    reached: ["dwp", "hmrc"],
    on: "2026-11-24",
  });
}

/** A draft of another version than the one in force: an event has another name. */
async function draftAVersion(tx: Tx): Promise<void> {
  const packed = await readPack(join(import.meta.dirname, "../../packs/uk"));
  assert.ok(isOk(packed));
  const others = packed.value.map(({ path, text }) => ({
    path,
    text: text.replace("Someone has died", "Somebody has gone"),
  }));
  for (const [index, files] of [packed.value, others].entries()) {
    const imported = await importPack(tx, files, "test");
    assert.ok(isOk(imported));
    const version = imported.value.hash;
    const coversFrom = systemClock.today();
    if (index === 0)
      await tx.query(
        "insert into catalogue.publication (version, covers_from, published_by) values ($1, '-infinity', 'test')",
        [version],
      );
    else await draftProposal(tx, { version, coversFrom });
  }
}

async function serveAt(publicUrl: string): Promise<Server> {
  const deps = { database: store.db, clock: systemClock };
  const keys = newProviderKeys();
  const { provider, routes, mounts } = openMadeUpSignIn({
    ...deps,
    site,
    keys: () => keys,
    publicUrl,
    internalUrl: publicUrl,
    people: staff.map(({ subject, name }) => ({
      subject,
      name,
      group: "staff" as const,
      story: { en: name, cy: name },
    })),
  });
  const access = openAccess({ ...deps, publicUrl, provider });
  const catalogues = { inForce: () => ukPack, load: async () => ukPack };
  return createServer<Visitor>({
    site,
    routes: [
      ...routes,
      ...accessRoutes({ access, site }),
      ...workbenchRoutes({ ...deps, site, catalogues, examples: [ann] }),
    ],
    hooks: {
      identify: (request) => identify(deps, request),
      guard: refuseForgedForms({ ...deps, site }),
    },
    mounts,
    requestsPerMinuteMax: 0,
  });
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/sign-in?return=%2Fworkbench`);
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
  await page.waitForURL(/\/workbench$/);
}

for (const { width, lang, language } of [
  { width: 390, lang: "cy", language: "Welsh" },
  { width: 1280, lang: "en", language: "English" },
] as const)
  test(`every page of the workbench can be read by everybody at ${width} px in ${language}`, async () => {
    const page = await newPage(browser, { width });
    await signIn(page, "Eleanor Frost");
    for (const path of [
      "/workbench?",
      "/workbench/map?event=bereavement",
      "/workbench/map?view=channel",
      `/workbench/map?event=moving-house&person=${ann.id}`,
      "/workbench/asked-twice?",
      "/workbench/asked-twice?fact=person.nhsNumber",
      "/workbench/gateways?",
      "/workbench/contacts?",
      "/workbench/publishing?",
    ]) {
      await page.goto(`${url}${path}&lang=${lang}`);
      await checkPage(page);
    }
    await page.context().close();
  });

test("officials see each way to challenge a decision with its source, and what nobody has read marked as to be checked", async () => {
  const page = await newPage(browser);
  await signIn(page, "Eleanor Frost");
  await page.goto(`${url}/workbench/gateways?lang=en`);
  const steps = page.locator("table").last().locator("tbody tr");
  const { appeals } = ukPack;
  const all = appeals.flatMap((route) =>
    route.steps.map((step) => ({ route, step })),
  );
  assert.equal(await steps.count(), all.length);
  const rows = await steps.allInnerTexts();
  for (const [index, { route, step }] of all.entries()) {
    const row = rows[index] ?? "";
    for (const said of [step.route, step.limit, route.law, ...step.source])
      assert.ok(row.includes(said.trim()), `${route.id}: ${said}`);
    const isUnread = step.confidence === "memory";
    assert.equal(row.includes("to be checked"), isUnread, row);
    if (isUnread) assert.match(row, /Not shown to people/);
  }
  assert.ok(all.some(({ step }) => step.confidence === "memory"));
  await page.context().close();
});

test("without script a director chooses a person, sees what would fall to them, and leaves a look", async () => {
  const page = await newPage(browser, { withScript: false });
  await signIn(page, "Eleanor Frost");
  await page.goto(`${url}/workbench/map`);
  await page.getByLabel("Life event").selectOption("moving-house");
  await page.getByLabel("For whom").selectOption(ann.name);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("Ann Example: ").waitFor();
  const looks = await asProcess((tx) =>
    findLooks(tx, {
      customer: ann.id,
      today: systemClock.today(),
      skip: 0,
      take: 50,
    }),
  );
  assert.ok(
    looks.some(({ role, purpose }) => role === "director" && purpose === "map"),
  );
  await page.context().close();
});

test("the map's file has a line for each contact and says which are still to be sourced", async () => {
  const page = await newPage(browser);
  await signIn(page, "Eleanor Frost");
  const answer = await page.request.get(
    `${url}/workbench/map.csv?event=bereavement&lang=en`,
  );
  const text = await answer.text();
  const lines = text.trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + 1 + 12 + 8);
  assert.match(text, /To be sourced/);
  assert.match(text, /Tell Us Once/);
  await page.context().close();
});

test("a call that was recorded is counted by channel, and the bodies that it reached are on the map", async () => {
  const page = await newPage(browser);
  await signIn(page, "Eleanor Frost");
  await page.goto(`${url}/workbench/contacts?event=bereavement&lang=en`);
  const row = page.getByRole("row", { name: "Someone has died" });
  const cells = await row.getByRole("cell").allTextContents();
  assert.deepEqual(
    cells.map((text) => text.trim()),
    ["0", "1", "0", "0", "0", "1"],
  );
  await page.goto(`${url}/workbench/map?view=channel&lang=en`);
  await page.getByText("HM Revenue and Customs").first().waitFor();
  await page.context().close();
});

test("an adviser may not see the workbench", async () => {
  const page = await newPage(browser);
  await page.goto(`${url}/sign-in?return=%2Fworkbench`);
  const answered = page.waitForResponse(
    (response) => new URL(response.url()).pathname === "/workbench",
  );
  await page.getByRole("button", { name: "Sign in as Priya Nair" }).click();
  assert.equal((await answered).status(), 403);
  await page.context().close();
});
