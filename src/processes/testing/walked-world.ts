import assert from "node:assert/strict";
import { newId } from "#kernel";
import type { Whose } from "#web";
import { signedIn } from "./signed-in.ts";
import type { SignsIn } from "./signed-in.ts";
import type { WholeSite } from "./whole-site.ts";
import { answers, Person } from "./whole-site.ts";

/** Rows of somebody's, by a word that stands in them and nowhere else. */
export const marks = {
  first: "Firstteller",
  second: "Secondteller",
  third: "Thirdteller",
  customer: "Customerfact",
} as const;
export type Mark = keyof typeof marks;
/** Whose rows may change: those of people, and a body's task. */
export type Held = Mark | "task";

/** Somebody who asks for every route: whose words they may read, on any page or on pages that read some rows, and whose rows they may change. */
export type Walker = {
  readonly name: string;
  readonly person: Person;
  readonly reads: readonly (Mark | `${Mark} at ${Whose}`)[];
  /** Absent of those who stand first and second: what tellers of one happening do to each other is tested where notices are. */
  readonly changes?: readonly Held[];
};

export type WalkedWorld = {
  readonly walkers: readonly Walker[];
  /** Identifiers that stand in each one's rows. */
  readonly ids: Readonly<Record<Held, readonly string[]>>;
  /** All addresses of a route, with every row that its parameters can name. A parameter that is not known fails the test. */
  addressesOf(path: string): readonly string[];
  /** Who may be assigned a task of that body. */
  readonly colleague: string;
};

type Told = { readonly person: Person; readonly ids: readonly string[] };

/** Confirms a telling and begins another. */
async function tells(site: WholeSite, mark: Mark): Promise<Told> {
  const person = new Person(site);
  const said = { ...answers, "person.name": `Olive ${marks[mark]}` };
  const told = await person.confirm(await person.tellDeath(said));
  const draft = await person.tellDeath(said);
  const reference = told.path.split("/")[2] ?? "";
  const [notice] = await site.run((tx) =>
    tx.query<{ id: string }>(
      "select id from notices.notice where reference = $1",
      [reference],
    ),
  );
  return {
    person,
    ids: [reference, draft.path.split("/")[2] ?? "", notice?.id ?? ""],
  };
}

/** Three who tell of one death without an account, the person whom it is about, a customer, a stranger, helpers and staff. */
export async function openWalkedWorld(
  site: WholeSite,
  deceased: string,
): Promise<WalkedWorld> {
  const { customer, stranger, helper, son } = await makeCustomers(site);
  const first = await tells(site, "first");
  const second = await tells(site, "second");
  const third = await tells(site, "third");
  const task = await openConflict(site, deceased, second);
  const narrow = await makeMandate(site, {
    giver: customer,
    holder: helper,
    capacity: "attorney",
    events: ["moving-house"],
  });
  const someBodies = await makeMandate(site, {
    giver: customer,
    holder: helper,
    capacity: "attorney",
    events: [],
    bodies: ["dwp"],
  });
  const executor = await makeMandate(site, {
    giver: deceased,
    holder: son,
    capacity: "executor",
    events: [],
  });
  const as = (who: SignsIn) => signedIn(site, who);
  const staff = (role: string, organisation = "dwp") =>
    as({ organisation, role });
  const found = ["customer at found"] as const;
  const walkers: readonly Walker[] = [
    { name: "nobody signed in", person: new Person(site), ...nothing },
    { name: "an account with no record", person: await as({}), ...nothing },
    {
      name: "another customer",
      person: await as({ customer: stranger }),
      ...nothing,
    },
    {
      name: "the executor of the person who died",
      person: await as({ customer: son, mandate: executor }),
      ...nothing,
    },
    { name: "a director", person: await staff("director"), ...nothing },
    { name: "an auditor", person: await staff("auditor"), ...nothing },
    {
      name: "an adviser who serves nobody",
      person: await staff("adviser"),
      ...nothing,
      reads: found,
    },
    {
      name: "a caseworker of another body",
      person: await staff("caseworker", "hmrc"),
      ...nothing,
      reads: found,
    },
    {
      name: "a caseworker of the body that two told differently",
      person: await staff("caseworker"),
      changes: ["task"],
      reads: [...found, "first at organisation", "second at organisation"],
    },
    {
      name: "a supervisor of that body",
      person: await staff("supervisor"),
      changes: ["task"],
      reads: [...found, "first at organisation", "second at organisation"],
    },
    {
      name: "a supervisor of another body",
      person: await staff("supervisor", "hmrc"),
      ...nothing,
      reads: found,
    },
    {
      name: "the first teller",
      person: first.person,
      reads: ["first"],
    },
    {
      name: "the second teller",
      person: second.person,
      reads: ["second"],
    },
    { name: "the third teller", person: third.person, ...own("third") },
    {
      name: "a helper for one event",
      person: await as({ customer: helper, mandate: narrow }),
      ...own("customer"),
    },
    {
      name: "a helper for one body",
      person: await as({ customer: helper, mandate: someBodies }),
      ...own("customer"),
    },
    {
      name: "an adviser who serves the customer",
      person: await as({
        organisation: "dwp",
        role: "adviser",
        serving: servingOf(customer),
      }),
      ...own("customer"),
    },
    {
      name: "the customer",
      person: await as({ customer }),
      ...own("customer"),
    },
    {
      name: "the living person it is about",
      person: await as({ customer: deceased }),
      reads: [],
      changes: ["first", "second", "third"], // by saying that it is not so
    },
  ];
  const [account] = await site.run((tx) =>
    tx.query<{ id: string }>(
      "select account_id as id from access.role_grant where organisation = 'dwp' and role = 'supervisor'",
    ),
  );
  const told = [first, second, third].map(({ ids }) => ids);
  return {
    walkers,
    colleague: account?.id ?? "",
    ids: {
      first: first.ids,
      second: second.ids,
      third: third.ids,
      customer: [customer],
      task: [task],
    },
    addressesOf: (path) =>
      addressesOf(path, {
        ":event": ["bereavement"],
        ":reference": told.map(([reference = ""]) => reference),
        ":journey": told.map(([, journey = ""]) => journey),
        ":concept": ["person.name"],
        ":customer": [customer, deceased],
        ":task": [task],
        ":id": [narrow],
        ":uid": ["none"],
      }),
  };
}

function addressesOf(
  path: string,
  parameters: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const [name] = /:\w+/.exec(path) ?? [];
  if (name === undefined) return [path];
  const values = parameters[name] ?? assert.fail(`${path}: what is ${name}?`);
  return values.flatMap((value) =>
    addressesOf(path.replace(name, value), parameters),
  );
}

const nothing = { reads: [], changes: [] } as const;
const own = (mark: Mark) => ({ reads: [mark], changes: [mark] }) as const;

const servingOf = (customer: string) => ({
  customer,
  purpose: "serving",
  channel: "phone",
  assured: "verified",
  how: "answers",
  since: "2026-11-30T09:59:00Z",
});

async function makeCustomers(site: WholeSite) {
  const [customer, stranger, helper, son] = [
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  await site.run(async (tx) => {
    for (const id of [customer, stranger, helper, son])
      await tx.query(
        "insert into people.customer (id, reference) values ($1, $2)",
        [id, `JC-${id.slice(0, 8)}`],
      );
    await tx.query(
      `insert into people.fact (customer_id, concept, value, valid_from, recorded_at, source)
       values ($1, 'person.name', $2, '2020-01-01', now(), '{"kind":"told","by":"self"}')`,
      [customer, JSON.stringify(`Ann ${marks.customer}`)],
    );
  });
  return { customer, stranger, helper, son };
}

async function makeMandate(
  site: WholeSite,
  one: {
    readonly giver: string;
    readonly holder: string;
    readonly capacity: string;
    readonly events: readonly string[];
    readonly bodies?: readonly string[];
  },
): Promise<string> {
  const id = newId();
  await site.run((tx) =>
    tx.query(
      `insert into access.mandate (id, reference, giver_id, giver_name, holder_id, holder_name, capacity, events, bodies, valid_from, evidence_kind, made_at, made_by, accepted_at)
       values ($1, $2, $3, 'Ann', $4, 'Bo', $5, $6, $7, '2026-01-01', 'test', now(), 'test', now())`,
      [
        id,
        `JM-${id.slice(0, 8)}`,
        one.giver,
        one.holder,
        one.capacity,
        one.events,
        one.bodies ?? null,
      ],
    ),
  );
  return id;
}

/** A task of one body about what the second teller said. */
async function openConflict(
  site: WholeSite,
  deceased: string,
  { ids: [, , notice] }: Told,
): Promise<string> {
  const [task] = await site.run((tx) =>
    tx.query<{ id: string }>(
      `select casework.open_task('conflict', 'walked', 'dwp', $1, 'bereavement', null, $2,
         '{"conflict": "told-twice"}', null, now(), '2026-12-05') as id`,
      [deceased, notice],
    ),
  );
  return task?.id ?? "";
}
