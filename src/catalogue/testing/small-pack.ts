import type { PackFile } from "../source/pack-file.ts";

/** The smallest pack that uses every kind of file: one event, one body, one council, one service. */
export const smallPack: Readonly<Record<string, string>> = {
  "front.yaml": `# the name over the door
welsh: reviewed
name: { en: Gate, cy: Porth }
`,
  "organisations.yaml": `welsh: reviewed
organisations:
  dwp: { name: { en: Pensions, cy: Pensiynau }, kind: department, nations: [england, wales], receives: yes, publishes: yes }
  rates: { name: { en: Rates, cy: Ardrethi }, kind: agency, nations: [northern-ireland], receives: yes }
  papers: { name: { en: Papers, cy: Papurau }, kind: company, nations: [england, wales], receives: no }
`,
  "councils.yaml": `source: made up
licence: none
types:
  county: { nation: england, holds: [council.library] }
  district: { nation: england, holds: [council.billing] }
  northern district: { nation: northern-ireland, holds: [], others-hold: { council.billing: rates } }
authorities:
  E10000001: { name: Shire County Council, place: Shire, type: county }
  E07000001: { name: Vale District Council, place: Vale, type: district, county: E10000001, made-up-postcode: QA10 }
  N09000001: { name: Lough District, place: Lough, type: northern district }
`,
  "channels.yaml": `welsh: reviewed
channels:
  phone: { name: { en: Phone, cy: Ffôn }, cost-cards: [{ pence: 283, basis: a call, source: made up, date: 2012-01-01 }] }
`,
  "sources.yaml": `sources:
  form: { title: The form of the council, licence: OGL-3.0 }
`,
  "appeals.yaml": `welsh: reviewed
sources:
  leaflet: { title: A leaflet, page: "https://leaflet.test", read: all of it }
routes:
  - id: help
    nations: [england]
    services: [help]
    decides: help
    law: An Act 1990 s.1
    steps:
      - route: look again
        to: the office
        limit: one month
        cost: none
        confidence: read
        source: [leaflet]
        within: { months: 1 }
        say: { en: Ask., cy: Gofynnwch. }
      - { route: appeal, to: the tribunal, limit: 2 months, cost: none, confidence: memory, level: low }
`,
  "information-concepts/person.yaml": `welsh: reviewed
concepts:
  person.address:
    label: { en: address, cy: cyfeiriad }
    type: record
    fields:
      line1: { type: text, label: { en: Line, cy: Llinell } }
      council: { type: text, label: { en: Council, cy: Cyngor } }
    sensitivity: personal
    question: { en: Where do you live?, cy: Ble ydych chi’n byw? }
    why: { en: To find your council., cy: I ddod o hyd i’ch cyngor. }
  person.name:
    label: { en: name, cy: enw }
    type: text
    sensitivity: personal
    question: { en: What is your name?, cy: Beth yw eich enw? }
    why: { en: To find you., cy: I ddod o hyd i chi. }
  person.isWidowed:
    label: { en: widowed, cy: gweddw }
    type: yes/no
    sensitivity: personal
    question: { en: Are you widowed?, cy: Ydych chi’n weddw? }
    why: { en: There may be help., cy: Efallai y bydd cymorth. }
`,
  "services/help/service.yaml": `id: help
name: { en: Help, cy: Cymorth }
summary: { en: Money., cy: Arian. }
authority: dwp
nations: [england, wales]
elsewhere:
  scotland: { organisation: papers, name: { en: Aid, cy: Cymorth } }
  northern-ireland: { organisation: rates, name: { en: Aid, cy: Cymorth } }
groups: [all]
goal: help.entitled
apply: { by: claim }
legal-basis: Help Act 2000 s.1
`,
  "services/help/rules.yaml": `welsh: reviewed
decisions:
  help.entitled:
    label: { en: entitled to help, cy: â hawl i gymorth }
    type: yes/no
    source: Help Act 2000 s.1
    rule: person.isWidowed
`,
  "flows/loss.yaml": `welsh: reviewed
flows:
  - id: loss--tax
    version: 1
    event: loss
    organisation: council.billing
    service: { en: Council Tax, cy: Treth Gyngor }
    fields: [person.name, person.address]
    gateway: { law: Tax Act 1992 s.1, supports: yes, read: text }
    hidden-address: withhold
    controller: The council
    retention: { en: 6 years, cy: 6 blynedd }
    duty: duty
    discharges: yes
    when: person.isWidowed
    opt-out: no
    effect: { kind: changes, words: { en: The bill falls., cy: Mae’r bil yn gostwng. } }
    signed: { officer: Head of Tax (made up), on: 2026-09-01 }
`,
  "life-events/loss.yaml": `welsh: reviewed
id: loss
name: { en: A loss, cy: Colled }
summary: { en: Tell it once., cy: Dywedwch unwaith. }
subject: person
address: person.address
starts-from: [sign-in]
tellers: [self]
facts:
  - { concept: person.address, required: yes }
  - { concept: person.isWidowed, required: yes }
  - { concept: person.name, required: yes, when: person.isWidowed }
sets:
  - { concept: person.isWidowed, to: 'not(person.isWidowed)' }
flows: [loss--tax]
services: [help]
elsewhere: []
contacts-today:
  - { organisation: Council, service: bill, asks: [name], source: gk, becomes: loss--tax }
quoted-cases: []
occurrence: once
`,
  "groups/all.yaml": `welsh: reviewed
id: all
name: { en: All, cy: Pawb }
director: Director (made up)
belongs: person.isWidowed
life-events: [loss]
services: [help]
`,
};

/** The small pack with files replaced or, by an empty text, left out. */
export const packOf = (
  changes: Readonly<Record<string, string>> = {},
): readonly PackFile[] =>
  Object.entries({ ...smallPack, ...changes })
    .filter(([, text]) => text !== "")
    .map(([path, text]) => ({ path, text }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
