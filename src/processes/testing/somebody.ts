import { createHash } from "node:crypto";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { Person } from "./whole-site.ts";
import type { WholeSite } from "./whole-site.ts";

const at = new Date("2026-11-30T10:00:00Z");
const home = {
  line1: "7 Larkspur Lane",
  town: "Truro",
  postcode: "QA58 1QQ",
  council: "E06000052",
};

/** Somebody with a name, an address and a phone, known long since. */
export async function somebody(site: WholeSite): Promise<string> {
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
export async function signedIn(
  site: WholeSite,
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
