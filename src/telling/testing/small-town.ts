import { compilePack } from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { isOk } from "#kernel";

const words = (name: string): string => `{ en: ${name}, cy: ${name} }`;

const asked = (name: string, type: string): string => `  ${name}:
    label: ${words(name)}
    ${type}
    sensitivity: personal
    question: ${words(`${name} then`)}
    why: ${words(`because of ${name}`)}`;

/** A fact that is never asked for: a body or an event sets it. */
const held = (name: string, type: string): string => `  ${name}:
    label: ${words(name)}
    ${type}
    sensitivity: personal
    asked: no`;

const addressType = `type: record
    fields:
      line1: { type: text, label: { en: Line, cy: Llinell } }
      postcode: { type: text, format: postcode, label: { en: Postcode, cy: Cod post } }
      council: { type: text, format: council, label: { en: Council, cy: Cyngor } }`;

const accountType = `type: record
    fields:
      name: { type: text, label: { en: Name, cy: Enw } }
      sortCode: { type: text, format: sort-code, label: { en: Sort code, cy: Cod didoli } }
      accountNumber: { type: text, format: account-number, label: { en: Account number, cy: Rhif cyfrif } }`;

/** One flow's lines; `rest` are further keys of its own. */
const flow = (one: {
  readonly id: string;
  readonly event: string;
  readonly organisation: string;
  readonly fields: string;
  readonly address?: string;
  readonly effect?: string;
  /** Further lines of its own. */
  readonly more?: string;
}): string => `  - id: ${one.id}
    version: 1
    event: ${one.event}
    organisation: ${one.organisation}
    ${one.address ? `address: ${one.address}` : "# the event’s own address"}
    service: { en: Payments, cy: Taliadau }
    fields: [${one.fields}]
    gateway: { law: An Act 1992 s.1, supports: yes, read: text }
${one.more ?? "    # nothing said of a hidden address: it is withheld"}
    controller: The body
    retention: { en: 6 years, cy: 6 blynedd }
    duty: duty
    discharges: yes
    discharges-because: The Act says so
    opt-out: no
    effect: ${one.effect ?? "{ kind: changes, words: { en: It changes., cy: Mae’n newid. } }"}
    signed: { officer: Head (made up), on: 2026-09-01 }`;

/** Two councils, one department and one benefit: moving house and a new bank account, and nothing else. */
const files: Readonly<Record<string, string>> = {
  "front.yaml": `welsh: reviewed
name: { en: Gate, cy: Porth }
`,
  "organisations.yaml": `welsh: reviewed
organisations:
  dwp: { name: { en: Pensions, cy: Pensiynau }, kind: department, nations: [england, scotland, wales, northern-ireland], receives: yes, publishes: yes }
`,
  "councils.yaml": `source: made up
licence: none
types:
  unitary: { nation: england, holds: [council.billing] }
  welsh: { nation: wales, holds: [council.billing] }
authorities:
  E06000001: { name: Hill Council, place: Hill, type: unitary, made-up-postcode: QA10 }
  E06000002: { name: Vale Council, place: Vale, type: unitary, made-up-postcode: QA20 }
  W06000001: { name: Cwm Council, place: Cwm, type: welsh, made-up-postcode: QA30 }
`,
  "channels.yaml": `welsh: reviewed
channels: {}
`,
  "information-concepts/person.yaml": `welsh: reviewed
concepts:
${asked("person.address", addressType)}
${asked("move.newAddress", addressType)}
${asked("move.date", "type: date")}
${asked("move.rents", "type: yes/no")}
${asked("move.rent", "type: number\n    unit: GBP/week")}
    must: { hold: move.rent > 0, else: { en: A rent is more than nothing, cy: Mae rhent yn fwy na dim } }
${asked("move.withOthers", "type: yes/no")}
${asked("person.name", "type: text")}
${asked("household.livesAlone", "type: yes/no")}
${asked("household.rentWeekly", "type: number\n    unit: GBP/week")}
${asked("contact.phone", "type: text\n    format: telephone")}
${asked("bank.newAccount", accountType)}
${held("person.bankAccount", accountType)}
${held("person.holds", "type: list of choice\n    values: { lone-card: { en: Card, cy: Cerdyn } }")}
${held("person.benefits", "type: list of choice\n    values: { lone: { en: Lone, cy: Unig } }")}
`,
  "services/lone/service.yaml": `welsh: reviewed
id: lone
name: { en: Lone Payment, cy: Taliad Unig }
summary: { en: Money for living alone., cy: Arian am fyw ar eich pen eich hun. }
authority: dwp
nations: [england]
elsewhere:
  scotland: { organisation: dwp, name: { en: Aid, cy: Cymorth } }
  wales: { organisation: dwp, name: { en: Aid, cy: Cymorth } }
  northern-ireland: { organisation: dwp, name: { en: Aid, cy: Cymorth } }
groups: [all]
goal: lone.entitled
amount: lone.weekly
benefit: lone
held-when: 'list contains(person.holds, "lone-card")'
apply: { by: claim }
legal-basis: Lone Act 2000 s.1
evidence: []
`,
  "services/lone/rules.yaml": `welsh: reviewed
decisions:
  lone.entitled:
    label: { en: entitled, cy: â hawl }
    type: yes/no
    source: Lone Act 2000 s.1
    rule: household.livesAlone
  lone.weekly:
    label: { en: Lone Payment, cy: Taliad Unig }
    type: number
    unit: GBP/week
    source: Lone Act 2000 s.2
    rule: 'if lone.entitled then household.rentWeekly else 0'
`,
  "flows/all.yaml": `welsh: reviewed
flows:
${flow({ id: "moving--old-council", event: "moving", organisation: "council.billing", fields: "person.name, person.address" })}
${flow({ id: "moving--new-council", event: "moving", organisation: "council.billing", fields: "person.name, move.newAddress, move.date", address: "move.newAddress" })}
${flow({ id: "bank--dwp", event: "bank", organisation: "dwp", fields: "person.name, bank.newAccount" })}
${flow({ id: "claim--lone", event: "claim", organisation: "dwp", fields: "person.name, household.rentWeekly, contact.phone", address: "person.address", effect: "{ kind: starts, service: lone, words: { en: It starts., cy: Mae’n dechrau. } }" })}
`,
  "life-events/moving.yaml": `welsh: reviewed
id: moving
name: { en: Moving, cy: Symud }
summary: { en: Tell it once., cy: Dywedwch unwaith. }
subject: person
address: person.address
starts-from: [sign-in]
tellers: [self, attorney]
facts:
  - { concept: person.address, required: yes }
  - { concept: move.newAddress, required: yes }
  - { concept: move.date, required: yes }
  - { concept: move.rents, required: yes }
  - { concept: move.rent, required: yes, when: move.rents }
  - { concept: move.withOthers, required: no }
sets:
  - { concept: person.address, to: move.newAddress, from: move.date }
  - { concept: household.livesAlone, to: 'not(move.withOthers)' }
  - { concept: household.rentWeekly, to: 'if move.rents then move.rent else 0' }
flows: [moving--old-council, moving--new-council]
services: [lone]
elsewhere: []
contacts-today:
  - { organisation: Council, service: bill, asks: [name], source: gk, becomes: moving--old-council }
  - { organisation: Council, service: bill, asks: [name], source: gk, becomes: moving--new-council }
quoted-cases: []
occurrence: move.date
`,
  "life-events/bank.yaml": `welsh: reviewed
id: bank
name: { en: A new bank account, cy: Cyfrif banc newydd }
summary: { en: Tell it once., cy: Dywedwch unwaith. }
subject: person
address: person.address
starts-from: [sign-in]
tellers: [self]
facts:
  - { concept: bank.newAccount, required: yes }
sets:
  - { concept: person.bankAccount, to: bank.newAccount }
flows: [bank--dwp]
services: []
elsewhere: []
contacts-today:
  - { organisation: Pensions, service: pay, asks: [name], source: gk, becomes: bank--dwp }
quoted-cases: []
occurrence: once
`,
  "groups/all.yaml": `welsh: reviewed
id: all
name: { en: All, cy: Pawb }
director: Director (made up)
belongs: household.livesAlone
life-events: [moving, bank]
services: [lone]
`,
};

/** The catalogue of the small town. */
export function smallTown(): Catalogue {
  const pack = Object.entries(files)
    .map(([path, text]) => ({ path, text }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
  const compiled = compilePack(pack, "");
  if (!isOk(compiled)) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

/** Plain values as facts that are known. */
export const known = (values: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );

/** The old home in one council, and the new one in another. */
export const oldHome = {
  line1: "1 Old Road",
  postcode: "QA10 1AA",
  council: "E06000001",
};
export const newHome = {
  line1: "2 New Road",
  postcode: "QA20 2BB",
  council: "E06000002",
};
export const today = "2026-11-24";
