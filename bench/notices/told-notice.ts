import { newId } from "#kernel";
import type { Database } from "#postgres";
import { registerFlows } from "#delivery";
import type { Confirmation } from "#notices";
import { confirm } from "#notices";
import type { Flow } from "#catalogue";

export const bodies = Array.from({ length: 12 }, (_, n) => `body-${n + 1}`);
const fields = {
  "deceased.name": "Arthur Hill",
  "deceased.dateOfBirth": "1941-05-04",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
  },
  "person.name": "Ann Hill",
  "informant.relationship": "child",
};
const words = { en: "It stops.", cy: "Mae’n dod i ben." };

const flows = bodies.map((body): Flow => ({
  id: `bereavement--${body}`,
  version: 1,
  event: "bereavement",
  organisation: { england: body },
  address: "deceased.address",
  service: words,
  fields: Object.keys(fields),
  gateway: "a bench",
  basis: { supports: "yes", read: "text" },
  isSent: true,
  hiddenAddress: { kind: "withhold" },
  controller: body,
  retention: words,
  duty: "duty",
  discharges: true,
  optOut: false,
  effect: { kind: "stops", words },
  signed: { officer: "nobody (made up)", on: "2026-09-01" },
}));

export const signFlows = (db: Database): Promise<void> =>
  db.transaction({ kind: "process", name: "bench" }, (tx) =>
    registerFlows(tx, flows),
  );

const facts = new Map(
  Object.entries(fields).map(([name, value]) => [
    name,
    { kind: "known" as const, value },
  ]),
);

/** A notice of twelve bodies about a subject nobody told of before. */
export const newTelling = (): Confirmation => ({
  token: newId(),
  event: {
    id: "bereavement",
    name: words,
    summary: words,
    subject: "deceased",
    occurrence: "once",
    address: "deceased.address",
    startsFrom: [],
    tellers: [],
    facts: [],
    sets: [],
    flows: [],
    services: [],
    straightOn: [],
    elsewhere: [],
    contactsToday: [],
    quotedCases: [],
  },
  subject: newId(),
  capacity: "executor",
  catalogue: "bench",
  channel: "digital",
  facts,
  consequences: flows.map((flow) => ({
    flow,
    organisation: {
      id: flow.organisation.england ?? "",
      name: words,
      kind: "department",
      nations: ["england"],
      receives: true,
    },
    fields,
    optedOut: false,
  })),
});

export const customerContext = (subject: string) =>
  ({ kind: "customer", account: "bench", customers: [subject] }) as const;

export async function confirmNew(db: Database): Promise<void> {
  const told = newTelling();
  const context = customerContext(told.subject);
  const result = await db.transaction(context, (tx) => confirm(tx, told));
  if (result.kind === "failure") throw new Error(result.error.kind);
}
