import assert from "node:assert/strict";
import { after, test } from "node:test";
import { waysToReach } from "#catalogue";
import { newId } from "#kernel";
import { makeCustomer, recordFacts, requestBankAccountChange } from "#people";
import { inContext } from "#postgres";
import { signedIn as staffIn } from "./testing/signed-in.ts";
import { signedIn } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const reach = waysToReach(site.catalogues.inForce());
const at = new Date("2026-11-30T10:00:00Z");
const today = "2026-11-30";

/** A customer of whom this is held since long. */
async function heldSince(
  facts: Readonly<Record<string, string>>,
): Promise<string> {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      ...recorded(customer, facts),
      source: { kind: "made-up" },
      at: new Date("2026-01-01T10:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

const recorded = (
  customer: string,
  facts: Readonly<Record<string, string>>,
) => ({
  customer,
  facts: Object.entries(facts).map(([concept, value]) => ({ concept, value })),
  source: { kind: "told", by: "self" } as const,
  reach,
  at,
  today,
});

async function tasksAbout(customer: string) {
  await site.follow();
  return site.run((tx) =>
    tx.query<{ id: string; organisation: string; alert: string }>(
      `select id, organisation, about ->> 'conflict' as alert from casework.case_task where subject = $1 and kind = 'unreached' order by 3`,
      [customer],
    ),
  );
}

const asksForAccount = (customer: string) =>
  site.run((tx) =>
    requestBankAccountChange(tx, {
      customer,
      concept: "person.bankAccount",
      account: {
        holder: "A Thief",
        sortCode: "12-34-56",
        accountNumber: "12345678",
      },
      reach,
      at,
      today,
    }),
  );

test("a new bank account or helper of whom nobody can be told is refused, and is a task of the body that owns the installation", async () => {
  const customer = await heldSince({ "person.dateOfBirth": "1950-03-03" });
  for (let again = 0; again < 2; again++) {
    const asked = await asksForAccount(customer);
    assert.deepEqual(asked, { kind: "failure", error: "unreachable" });
    const person = await signedIn(site, customer);
    const page = await person.open("/helpers/give");
    const offer = { name: "Rachel Levy", capacity: "agent", reach: "all" };
    assert.match((await person.send(page, offer)).text, /We hold no phone/);
  }
  const tasks = await tasksAbout(customer);
  assert.deepEqual(
    tasks.map(({ organisation, alert }) => `${organisation} ${alert}`),
    ["dwp bank-account-alert", "dwp mandate-offered"],
    "one a day for each",
  );
  const worker = (organisation: string) =>
    staffIn(site, { organisation, role: "caseworker" });
  const own = await worker("dwp");
  const list = await own.open("/desk/worklist");
  assert.match(list.text, /Nobody could be told/);
  for (const { id, alert } of tasks) {
    const page = await own.open(`/desk/tasks/${id}`);
    assert.match(page.text, /Find out face to face whether it was them/, alert);
    const other = await (await worker("hmrc")).ask("GET", `/desk/tasks/${id}`);
    assert.equal(other.status, 404);
  }
});

const entriesAbout = async (customer: string) => {
  const entries = await site.run((tx) =>
    tx.query<{ alert: string }>(
      "select dimensions ->> 'alert' as alert from log.entry where kind = 'people.unreached' and subject = $1 order by 1",
      [customer],
    ),
  );
  return entries.map(({ alert }) => alert);
};

const givesHelp = async (person: Awaited<ReturnType<typeof signedIn>>) =>
  person.send(await person.open("/helpers/give"), {
    name: "Rachel Levy",
    capacity: "agent",
    reach: "all",
  });

for (const { who, told } of [
  { who: "nothing is held", told: {} },
  {
    who: "only what they said themselves just now is held",
    told: {
      "contact.phone": "07700 900666",
      "person.dateOfBirth": "1950-03-03",
    },
  },
])
  test(`an account of which ${who} is refused, and fills neither staff's list nor the log`, async () => {
    const customer = await heldSince({});
    for (const [concept, value] of Object.entries(told))
      await site.run((tx) =>
        recordFacts(tx, recorded(customer, { [concept]: value })),
      );
    const person = await signedIn(site, customer);
    for (let again = 0; again < 2; again++) {
      assert.match((await givesHelp(person)).text, /We hold no phone/);
      const asked = await asksForAccount(customer);
      assert.deepEqual(asked, { kind: "failure", error: "unreachable" });
    }
    assert.deepEqual(await tasksAbout(customer), []);
    assert.deepEqual(await entriesAbout(customer), []);
  });

test("however often and however many at once somebody who cannot be told is asked for, the log says it once a day for each alert", async () => {
  const customer = await heldSince({ "person.dateOfBirth": "1950-03-03" });
  const person = await signedIn(site, customer);
  await Promise.all([1, 2, 3].map(() => asksForAccount(customer)));
  await givesHelp(person);
  await givesHelp(person);
  const alerts = ["bank-account-alert", "mandate-offered"];
  assert.deepEqual(await entriesAbout(customer), alerts);
});

test("that nobody can be told is found out though whoever sets it off sees nothing of what is held", async () => {
  const customer = await heldSince({ "person.dateOfBirth": "1950-03-03" });
  const narrow = {
    kind: "customer",
    account: newId(),
    owner: `mandate:${newId()}`,
    customers: [customer],
    events: ["moving-house"],
    concepts: ["contact.phone"],
    bodies: ["dwp"],
  } as const;
  await site.run((tx) =>
    inContext(tx, narrow, () =>
      recordFacts(tx, recorded(customer, { "contact.phone": "07700 900666" })),
    ),
  );
  assert.deepEqual(await entriesAbout(customer), ["reach-alert"]);
});

for (const { who, held, alerts } of [
  {
    who: "of whom things are held and no way stands",
    held: { "person.dateOfBirth": "1950-03-03" },
    alerts: ["reach-alert"],
  },
  {
    who: "whose way stands",
    held: { "contact.phone": "07700 900123" },
    alerts: [],
  },
  { who: "of whom nothing was held", held: {}, alerts: [] },
])
  test(`another phone number of somebody ${who} makes ${alerts.length === 0 ? "no task" : "a task"}`, async () => {
    const customer = await heldSince(held);
    await site.run((tx) =>
      recordFacts(tx, recorded(customer, { "contact.phone": "07700 900666" })),
    );
    const tasks = await tasksAbout(customer);
    assert.deepEqual(
      tasks.map(({ alert }) => alert),
      alerts,
    );
  });
