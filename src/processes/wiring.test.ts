import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pino } from "pino";
import type { Visitor } from "#access";
import { mayReach } from "#access/pages";
import type { Catalogue } from "#catalogue";
import { systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { Catalogues } from "#telling";
import { openKeys } from "./open-keys.ts";
import { readSettings } from "./settings.ts";
import { wireLoops, wirePages } from "./wiring.ts";

const SEALING_KEY = Buffer.alloc(32, 1).toString("base64");
const folder = mkdtempSync(join(tmpdir(), "joinery-wiring-"));
const store = await testDatabase();
after(async () => {
  await store.drop();
  rmSync(folder, { recursive: true });
});

const template = "f33517ff-2a88-4f6e-b855-c550268ce08a";
const notify = {
  NOTIFY_API_KEY: `joinery-${template}-${template}`,
  NOTIFY_TEMPLATE_EMAIL: template,
  NOTIFY_TEMPLATE_TEXT: template,
  NOTIFY_TEMPLATE_LETTER: template,
};
const nothingInForce: Catalogues = {
  inForce: (): Catalogue => assert.fail("no page is opened here"),
  load: () => assert.fail("no page is opened here"),
};

const helper = (events: readonly string[]): Visitor => ({
  kind: "customer",
  session: "s",
  csrf: "c",
  account: "a",
  name: "Susan",
  customer: "c",
  level: "P2",
  actingFor: {
    mandate: "m",
    customer: "g",
    name: "Margaret",
    capacity: "agent",
    events,
  },
});

/** What a helper for one event reaches beside pages that are about nobody: a new page must be decided here. */
const openToNarrowHelpers = [
  "GET /",
  "GET /helpers",
  "GET /helpers/end/:id",
  "GET /helpers/give",
  "GET /sessions",
  "GET /sign-out",
  "GET /welcome",
];

test("a helper for one event reaches what is told of it, and nothing else about the giver", async () => {
  const opened = {
    settings: readSettings({ SEALING_KEY, DATA_DIR: folder }),
    database: store.db,
    clock: systemClock,
    logger: pino({ level: "silent" }),
  };
  const keys = await openKeys(opened);
  after(() => keys.stop());
  const url = "http://localhost:3000";
  const { routes } = wirePages(
    { ...opened, keys },
    { publicUrl: url, internalUrl: url },
    nothingInForce,
  );
  const narrow = helper(["bereavement"]);
  const reached = routes.filter(({ whose }) => mayReach(narrow, whose));
  const pages = reached
    .filter(({ method, whose }) => method === "GET" && whose === "visitor")
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(pages.toSorted(), openToNarrowHelpers);
  for (const { path, whose } of reached)
    if (whose === "owner")
      assert.match(
        path,
        /^\/(tell\/|telling\/|told(\/|$))/,
        `${path} is decided`,
      );
  for (const { path, whose } of routes) {
    if (whose !== "subject") continue;
    assert.ok(!mayReach(narrow, whose), path);
    assert.ok(mayReach(helper([]), whose), path);
  }
});

for (const { says, given, sends } of [
  { says: "without a sender, made-up people's", given: {}, sends: false },
  { says: "with GOV.UK Notify", given: notify, sends: true },
])
  test(`${says} messages are ${sends ? "sent, and there is no" : "not sent, but shown on the"} outbox page`, async () => {
    const opened = {
      settings: readSettings({ ...given, SEALING_KEY, DATA_DIR: folder }),
      database: store.db,
      clock: systemClock,
      logger: pino({ level: "silent" }),
    };
    const keys = await openKeys(opened);
    after(() => keys.stop());
    const parts = { ...opened, keys };
    const url = "http://localhost:3000";
    const { routes } = wirePages(
      parts,
      { publicUrl: url, internalUrl: url },
      nothingInForce,
    );
    assert.equal(
      routes.some(({ path }) => path === "/outbox"),
      !sends,
    );
    assert.equal(
      wireLoops(parts).some(({ name }) => name === "messages"),
      sends,
    );
  });
