import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn as signIn } from "./signed-in.ts";
import type { Person, WholeSite } from "./whole-site.ts";

const at = new Date("2026-11-30T10:00:00Z");
export const home = {
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
  const mandate = newId();
  if (actingFor)
    await site.run((tx) =>
      tx.query(
        `insert into access.mandate (id, reference, giver_id, giver_name, holder_id, holder_name, capacity, events, valid_from, evidence_kind, made_at, made_by, accepted_at)
         values ($1::uuid, $1::text, $2, 'Anne Mason', $3, 'A Person', 'attorney', '{}', '2026-01-01', 'k', $4, 'test', $4)`,
        [mandate, actingFor, customer, at],
      ),
    );
  return signIn(site, {
    customer,
    minutesAgo,
    ...(actingFor ? { mandate } : {}),
    ...(serving
      ? {
          organisation: "dwp",
          role: "adviser",
          serving: {
            customer: serving,
            purpose: "moving-house",
            channel: "counter",
            assured: "verified",
            how: "verified: passport",
            since: at.toISOString(),
          },
        }
      : {}),
  });
}

const known = {
  "person.dateOfBirth": "1950-03-03",
  "person.nationalInsuranceNumber": "QQ123456C",
  "person.benefits": ["state_pension"],
  "household.hasPartner": false,
  "person.documents": ["driving-licence"],
  "person.councilServices": [],
  "person.pensions": [],
};
/** All that somebody is asked who has a new name, or a new home. */
export const toldOf: Readonly<
  Record<"change-of-name" | "moving-house", Readonly<Record<string, unknown>>>
> = {
  "change-of-name": {
    ...known,
    "name.new": "Anne Miller",
    "name.from": "2026-11-20",
    "name.reason": "marriage",
  },
  "moving-house": {
    ...known,
    "move.newAddress": { ...home, line1: "1 New Street" },
    "move.date": "2026-11-20",
    "move.newHomeAdults": "one-adult",
    "move.newTenure": "rented-other",
  },
};

/** Where a page's form leads to, unfollowed. */
export async function sending(
  person: Person,
  path: string,
  typed: readonly [string, string],
) {
  const { text } = await person.open(path);
  const hidden = [
    ...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g),
  ].map(([, n = "", v = ""]) => [n, v] as const);
  return person.ask("POST", path, [...hidden, typed]);
}
