import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { addDays, systemClock } from "#kernel";
import { Browser, signIn } from "../src/access/pages/testing/browser.ts";
import { command, openInstallation } from "./installation.ts";
import type { Installation, Machine } from "./installation.ts";

const page = "/workbench/publishing";
const seenBy = "/tell/bereavement";
const today = systemClock.today();
const uk = fileURLToPath(new URL("../packs/uk", import.meta.url));
let installation: Installation;
let machines: readonly [Machine, Machine];

/** A copy of the pack whose event of a death is called by a name that nobody else gives it. */
async function packCalled(name: string): Promise<string> {
  const folder = join(installation.folder, `pack-${name}`);
  await cp(uk, folder, { recursive: true });
  const file = join(folder, "life-events/bereavement.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("Someone has died", name));
  return folder;
}

const joinery = async (...words: readonly string[]): Promise<string> => {
  const { status, said } = await command(machines[0], words);
  assert.equal(status, 0, said);
  return said;
};
const history = () => joinery("pack", "history");

/** Drafts on the command line, and gives the draft's number. */
async function draft(...words: readonly string[]): Promise<string> {
  const said = await joinery("pack", ...words);
  assert.match(said, /Nothing changes until two people who are signed in/);
  return /Draft (\d+)/.exec(said)?.[1] ?? "";
}

async function signedIn(subject: string): Promise<Browser> {
  const browser = new Browser(installation.publicUrl);
  await signIn(browser, subject, `/sign-in?return=${encodeURIComponent(page)}`);
  return browser;
}

/** The hidden fields of the form about a proposal. */
function formOf(markup: string, proposal: string): Record<string, string> {
  const form = markup
    .split("<form")
    .find((one) => one.includes(`name="proposal" value="${proposal}"`));
  assert.ok(form, `proposal ${proposal} has no form`);
  const hidden = form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries(
    [...hidden].map(([, name, value]) => [name, value] as const),
  );
}

/** Opens the page, and sends what somebody does about a proposal as they see it there. */
async function act(
  browser: Browser,
  proposal: string,
  what: Readonly<Record<string, string>>,
): Promise<Response> {
  const shown = await (await browser.get(page)).text();
  return browser.post(page, { ...formOf(shown, proposal), ...what });
}

let eleanor: Browser;
let samuel: Browser;

/** Two people make a draft so. */
async function both(proposal: string): Promise<void> {
  const forward = await act(eleanor, proposal, { do: "put-forward" });
  assert.equal(forward.status, 200);
  assert.equal((await act(samuel, proposal, { do: "agree" })).status, 200);
}

before(async () => {
  installation = await openInstallation();
  machines = [await installation.machine(), await installation.machine()];
  for (const machine of machines) machine.start("serve");
  await Promise.all(machines.map(({ ready }) => ready()));
  for (const [subject, name, role] of [
    ["eleanor", "Eleanor Frost", "director"],
    ["samuel", "Samuel Boateng", "supervisor"],
    ["imran", "Imran Shah", "auditor"],
    ["helen", "Helen Walsh", "caseworker"],
  ] as const)
    await joinery(
      "staff",
      "add",
      subject,
      "--name",
      name,
      "--organisation",
      "dwp",
      "--role",
      role,
    );
  // They were named two days ago; src/access/settled.test.ts shows that until then nobody agrees.
  await installation.db.transaction({ kind: "process", name: "test" }, (tx) =>
    tx.query(
      "update access.role_grant set granted_at = granted_at - interval '2 days'",
    ),
  );
  [eleanor, samuel] = (await Promise.all(
    ["eleanor", "samuel"].map(signedIn),
  )) as [Browser, Browser];
});
after(() => installation.stop());

test("a draft of the command line waits on a page that says what changes; whoever may not, put it forward, or looks at an old tab cannot make it so", async () => {
  const folder = await packCalled("Somebody was lost");
  const proposal = await draft("publish", folder, "--from", today);
  const shown = await (await eleanor.get(page)).text();
  assert.match(shown, /life-events\/bereavement\.yaml: changed/);
  assert.match(shown, /Someone has died[\s\S]*Somebody was lost/);
  assert.match(shown, /Checked: all of it compiles/);
  const oldTab = formOf(shown, proposal);

  const forward = await act(eleanor, proposal, { do: "put-forward" });
  assert.match(await forward.text(), /Put forward by Eleanor Frost/);
  const own = await eleanor.post(page, {
    ...formOf(await (await eleanor.get(page)).text(), proposal),
    do: "agree",
  });
  assert.equal(own.status, 409);
  assert.match(await own.text(), /you put it forward, so somebody else must/);

  const stale = await eleanor.post(page, { ...oldTab, do: "agree" });
  assert.match(await stale.text(), /it changed after you opened this page/);

  const imran = await signedIn("imran");
  const seen = await (await imran.get(page)).text();
  assert.match(seen, /Only directors and supervisors of these may/);
  const token = /name="form-token" value="([^"]+)"/;
  const samuelsForm = formOf(await (await samuel.get(page)).text(), proposal);
  const elsewhere = await (await imran.get("/sign-out")).text();
  const forbidden = await imran.post(page, {
    ...samuelsForm,
    "form-token": token.exec(elsewhere)?.[1] ?? "",
    do: "agree",
  });
  assert.equal(forbidden.status, 403);
  assert.equal((await (await signedIn("helen")).get(page)).status, 403);
  const nobody = await new Browser(installation.publicUrl).get(page);
  assert.match(nobody.url, /choose-a-person/);

  const unsaid = await act(samuel, proposal, { do: "refuse", reason: " " });
  assert.match(await unsaid.text(), /say why you refuse it/);
  const reason = "The word is not plain";
  const refused = await act(samuel, proposal, { do: "refuse", reason });
  assert.match(
    await refused.text(),
    /Refused by Samuel Boateng[\s\S]*not plain/,
  );
  const late = await samuel.post(page, { ...samuelsForm, do: "agree" });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /the proposal is over/);
  assert.equal((await history()).match(/in force/g)?.length, 1);
  assert.doesNotMatch(await (await imran.get(seenBy)).text(), /was lost/);
});

test("whoever signed in a while ago shows anew who they are before they agree", async () => {
  const proposal = await draft("roll-back", "1").catch(() => "");
  assert.equal(proposal, "", "the first publication cannot be taken back");
  const folder = await packCalled("Somebody left us");
  const late = await draft("publish", folder, "--from", today);
  await act(eleanor, late, { do: "put-forward" });
  await installation.db.transaction({ kind: "process", name: "test" }, (tx) =>
    tx.query(
      "update access.session set authenticated_at = now() - interval '16 minutes'",
    ),
  );
  const asked = await act(samuel, late, { do: "agree" });
  assert.match(asked.url, /choose-a-person/);
  assert.doesNotMatch(await history(), /command line|to come/);
  [eleanor, samuel] = (await Promise.all(
    ["eleanor", "samuel"].map(signedIn),
  )) as [Browser, Browser];
  await act(eleanor, late, { do: "refuse" });
});

test("a version is published, scheduled and rolled back while requests go on: none fails, and each process answers by the one in force", async (t) => {
  const load = startLoad();
  t.after(() => load.stop());
  const [now, later] = await Promise.all(
    ["Somebody has gone", "Somebody is missed"].map(packCalled),
  );
  const says = (name: string) => load.until(name);
  await both(await draft("publish", now ?? "", "--from", today));
  await says("Somebody has gone");
  await both(await draft("publish", later ?? "", "--from", addDays(today, 1)));
  assert.match(await history(), /to come/);
  assert.match(await history(), /by Eleanor Frost, agreed by Samuel Boateng/);
  await sleep(1_500);
  await says("Somebody has gone");
  await midnightPasses();
  await says("Somebody is missed");
  await both(await draft("roll-back"));
  await says("Somebody has gone");

  const older = await installation.machine({ PACK_DIR: uk });
  const before = await history();
  older.start("serve");
  await older.ready();
  assert.equal(await history(), before);
  load.also(older);
  await says("Somebody has gone");
  const { answered, failed } = await load.stop();
  assert.deepEqual(failed, []);
  assert.ok(answered > 50);
  await installation.db.transaction(
    { kind: "process", name: "test" },
    async (tx) => {
      const rows = await tx.query<{ who: string }>(
        `select distinct (dimensions->>'by') || (dimensions->>'agreedBy') as who from log.entry
       where kind in ('catalogue.published', 'catalogue.withdrawn') and dimensions->>'agreedBy' <> 'nobody'`,
      );
      assert.equal(rows.length, 1, "two people did each act");
    },
  );
});

/** What was to come from tomorrow comes today: as the day after would. */
async function midnightPasses(): Promise<void> {
  const owner = new pg.Client({ connectionString: installation.ownerUrl });
  await owner.connect();
  await owner.query(
    "alter table catalogue.publication no force row level security",
  );
  const { rowCount } = await owner.query(
    "update catalogue.publication set covers_from = $1 where covers_from > $1",
    [today],
  );
  await owner.query(
    "alter table catalogue.publication force row level security",
  );
  await owner.end();
  assert.equal(rowCount, 1);
}

/** Opens a page on every machine, again and again, and looks at what it says. */
function startLoad() {
  const failed: string[] = [];
  const last = new Map<string, string>();
  let [answered, isOver] = [0, false];
  const goOn = async ({ url }: Machine): Promise<void> => {
    while (!isOver) {
      const answer = await fetch(url + seenBy).catch(() => undefined);
      const text = (await answer?.text()) ?? "no answer";
      if (answer?.status !== 200)
        failed.push(`${answer?.status}: ${text.slice(0, 200)}`);
      answered += 1;
      last.set(url, text);
      await sleep(50);
    }
  };
  const running = machines.map(goOn);
  const watched = [...machines];
  return {
    also(machine: Machine) {
      watched.push(machine);
      running.push(goOn(machine));
    },
    /** Waits until every machine says it. */
    async until(name: string) {
      for (let tries = 0; tries < 1_200; tries += 1) {
        if (watched.every(({ url }) => last.get(url)?.includes(name))) return;
        await sleep(50);
      }
      assert.fail(`not every machine says “${name}”`);
    },
    async stop() {
      isOver = true;
      await Promise.all(running);
      return { answered, failed };
    },
  };
}
