import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const at = new Date("2026-11-30T10:00:00Z");
const home = {
  line1: "7 Larkspur Lane",
  town: "Truro",
  postcode: "QA58 1QQ",
  council: "E06000052",
};

async function somebody(): Promise<string> {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: [
        { concept: "person.name", value: "Anne Mason" },
        { concept: "person.address", value: home },
        { concept: "contact.phone", value: "07700 900123" },
      ],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T10:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

/** A browser of somebody signed in; `minutesAgo` they showed who they are. */
async function signedIn(
  customer: string,
  {
    minutesAgo = 1,
    serving,
    actingFor,
  }: {
    readonly minutesAgo?: number;
    readonly serving?: string;
    readonly actingFor?: string;
  } = {},
): Promise<Person> {
  const token = newId();
  await site.run(async (tx) => {
    const [account] = await tx.query<{ id: string }>(
      "insert into access.account (issuer, subject, name) values ('test', $1, 'A Person') returning id",
      [token],
    );
    await tx.query(
      "insert into access.account_link (account_id, customer_id, evidence, linked_by) values ($1, $2, 'test', 'test')",
      [account?.id, customer],
    );
    if (serving)
      await tx.query(
        "insert into access.role_grant (account_id, organisation, role, granted_by) values ($1, 'dwp', 'adviser', 'test')",
        [account?.id],
      );
    const [mandate] = actingFor
      ? await tx.query<{ id: string }>(
          `insert into access.mandate (reference, giver_id, giver_name, holder_id, holder_name, capacity, events, valid_from, evidence_kind, made_at, made_by, accepted_at)
           values ($1, $2, 'Anne Mason', $3, 'A Person', 'attorney', '{}', '2026-01-01', 'k', $4, 'test', $4) returning id`,
          [token, actingFor, customer, at],
        )
      : [];
    await tx.query(
      `insert into access.session (token_hash, kind, account_id, level, authenticated_at, started_at, last_seen_at, ends_at, serving, acting_under)
       values ($1, 'account', $2, 'P2', $3, $4, $4, $5, $6, $7)`,
      [
        createHash("sha256").update(token).digest(),
        account?.id,
        new Date(at.getTime() - minutesAgo * 60_000),
        at,
        new Date(at.getTime() + 3_600_000),
        serving
          ? JSON.stringify({
              customer: serving,
              purpose: "moving-house",
              channel: "counter",
              assured: "verified",
              how: "verified: passport",
              since: at,
            })
          : null,
        mandate?.id ?? null,
      ],
    );
  });
  const person = new Person(site);
  person.cookies.set("joinery", token);
  return person;
}

const isHidden = async (customer: string) => {
  const [row] = await site.run((tx) =>
    tx.query<{ hidden: boolean }>(
      "select address_hidden as hidden from people.customer where id = $1",
      [customer],
    ),
  );
  return row?.hidden;
};
const logged = (customer: string) =>
  site.run((tx) =>
    tx.query<{ kind: string; by: string; alerted: number }>(
      "select kind, dimensions ->> 'by' as by, (dimensions ->> 'alerted')::int as alerted from log.entry where subject = $1 and kind like 'people.address-%' order by id",
      [customer],
    ),
  );
const page = "/how-we-reach-you";

test("somebody hides their address and shows it again: logged, and alerted on every way that stands", async () => {
  const customer = await somebody();
  const person = await signedIn(customer);
  const before = await person.open(page);
  assert.match(before.text, /registered anonymously/);
  const hidden = await person.send(before, { do: "hide" });
  assert.match(hidden.text, /is kept private/);
  assert.equal(await isHidden(customer), true);
  await person.send(hidden, { do: "show" });
  assert.equal(await isHidden(customer), false);
  assert.deepEqual(await logged(customer), [
    { kind: "people.address-hidden", by: "self", alerted: 2 },
    { kind: "people.address-shown", by: "self", alerted: 2 },
  ]);
});

test("a sign-in that is not fresh neither hides nor shows an address", async () => {
  const customer = await somebody();
  const person = await signedIn(customer, { minutesAgo: 60 });
  const shown = await person.open(page);
  const csrf = /name="form-token" value="([^"]*)"/.exec(shown.text)?.[1] ?? "";
  const answer = await person.ask("POST", page, [
    ["form-token", csrf],
    ["do", "hide"],
  ]);
  assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
  assert.equal(await isHidden(customer), false);
});

test("a helper under a mandate for everything neither shows a hidden address nor reads it", async () => {
  const customer = await somebody();
  const owner = await signedIn(customer);
  await owner.send(await owner.open(page), { do: "hide" });
  const helper = await signedIn(await somebody(), { actingFor: customer });
  const seen = await helper.open(page);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /Larkspur|Keep your address private/);
  const answer = await helper.send(seen, { do: "show" });
  assert.equal(answer.status, 403);
  assert.equal(await isHidden(customer), true);
});

test("staff hide an address for whom they serve only with a reason", async () => {
  const customer = await somebody();
  const staff = await signedIn(await somebody(), { serving: customer });
  const seen = await staff.open(page);
  const refused = await staff.send(seen, { do: "hide", reason: " " });
  assert.match(refused.text, /Enter why the customer asks for it/);
  assert.equal(await isHidden(customer), false);
  const hidden = await staff.send(seen, { do: "hide", reason: "Fears him" });
  assert.doesNotMatch(hidden.text, /Larkspur/);
  assert.equal(await isHidden(customer), true);
  assert.deepEqual(await logged(customer), [
    { kind: "people.address-hidden", by: "staff", alerted: 2 },
  ]);
});
