import { refusesEach } from "../testing/refuses-each.ts";
import { smallPack } from "../testing/small-pack.ts";

const copyOf = (file: string) => smallPack[file] ?? "";
const concepts = "information-concepts/person.yaml";
const flows = "flows/loss.yaml";
const event = "life-events/loss.yaml";
const service = "services/help/service.yaml";

// How things are written.
refusesEach([
  {
    what: "a value that is not among the choices",
    file: "organisations.yaml",
    find: "kind: department",
    put: "kind: ministry",
    says: /kind` has a value that is not one of the choices\. Write one of: department, agency/,
    line: 3,
  },
  {
    what: "a text where a list is needed",
    file: event,
    find: "tellers: [self]",
    put: "tellers: self",
    says: /tellers` should be an array\. See docs\/pack-format\.md/,
    line: 8,
  },
  {
    what: "a claim to go straight on to that the event does not name",
    file: event,
    find: "services: [help]",
    put: "services: [help]\nstraight-on: [halp]",
    says: /no service of the event `halp`|`halp`/,
    line: 17,
  },
  {
    what: "a claim to go straight on to that nobody can make",
    file: event,
    find: "services: [help]",
    put: "services: [help]\nstraight-on: [help]",
    says: /Nobody can go straight on to `help`.*Add its flow to flows\/claims\.yaml/s,
    line: 17,
  },
  {
    what: "a condition on an answer that is no FEEL over facts",
    file: concepts,
    find: "label: { en: widowed, cy: gweddw }",
    put: "label: { en: widowed, cy: gweddw }\n    must: { hold: person.isWidow, else: { en: No, cy: Na } }",
    says: /person\.isWidow/,
    line: 20,
  },
  {
    what: "a fact that concerns only some, by a condition that is no FEEL over facts",
    file: concepts,
    find: "label: { en: widowed, cy: gweddw }",
    put: "label: { en: widowed, cy: gweddw }\n    only-when: person.hadPartner",
    says: /person\.hadPartner/,
    line: 20,
  },
  {
    what: "a value in none of the ways the format allows",
    file: flows,
    find: "opt-out: no",
    put: "opt-out: maybe",
    says: /opt-out` is written in none of the ways the format allows\. It may be: /,
    line: 16,
  },
  {
    what: "a day of signing that does not exist",
    file: flows,
    find: "on: 2026-09-01",
    put: "on: 2026-09-31",
    says: /is not a day that exists; write YYYY-MM-DD/,
    line: 18,
  },
  {
    what: "a flow without a field",
    file: flows,
    find: "fields: [person.name, person.address]",
    put: "fields: []",
    says: /fields` is empty\. Write at least 1/,
    line: 8,
  },
  {
    what: "a version that is none",
    file: flows,
    find: "version: 1",
    put: "version: 0",
    says: /version` is too small\. Write more than 0/,
    line: 4,
  },
  {
    what: "a flow whose id is not kebab-case",
    file: flows,
    find: "id: loss--tax",
    put: "id: Loss Tax",
    says: /id` is not kebab-case/,
    line: 3,
  },
  {
    what: "a role that is no council role",
    file: "councils.yaml",
    find: "[council.library]",
    put: "[library]",
    says: /is not a role such as `council\.billing`/,
    line: 4,
  },
  {
    what: "a council whose code is no code",
    file: "councils.yaml",
    find: "  E10000001:",
    put: "  Shire:",
    says: /`authorities › Shire` is not a GSS code such as E07000223/,
    line: 8,
  },
]);

// Flows.
refusesEach([
  {
    what: "a flow declared in two files",
    file: "front.yaml",
    find: "Gate",
    put: "Gates",
    beside: { "flows/second.yaml": copyOf(flows) },
    says: /The flow `loss--tax` is already declared at flows\/loss\.yaml:3\. Delete one of the two/,
    in: "flows/second.yaml",
    line: 3,
  },
  {
    what: "a flow to the council of something that is no address",
    file: flows,
    find: "    service: {",
    put: "    address: person.name\n    service: {",
    says: /no address \(a record with a `council` field\) `person\.name`/,
    line: 7,
  },
  {
    what: "a claim for no service",
    file: flows,
    find: "event: loss",
    put: "event: claim",
    says: /The claim `loss--tax` does not say for which service\. Add `service:`/,
    line: 17,
  },
  {
    what: "an effect on a service that does not exist",
    file: flows,
    find: "effect: { kind: changes,",
    put: "effect: { kind: changes, service: halp,",
    says: /no service `halp`\. Did you mean `help`/,
    line: 17,
  },
]);

// Life events.
refusesEach([
  {
    what: "an event that asks for a fact nobody declared",
    file: event,
    find: "{ concept: person.address, required",
    put: "{ concept: person.adress, required",
    says: /no information concept `person\.adress`\. Did you mean `person\.address`/,
    line: 10,
  },
  {
    what: "an event with a flow that does not exist",
    file: event,
    find: "flows: [loss--tax]",
    put: "flows: [loss--tax, loss--tex]",
    says: /no flow `loss--tex`\. Did you mean `loss--tax`/,
    line: 15,
  },
  {
    what: "an event with the flow of another event",
    file: flows,
    find: "event: loss",
    put: "event: claim",
    says: /The flow `loss--tax` belongs to the event `claim`\. Write a flow of its own/,
    in: event,
    line: 15,
  },
  {
    what: "an event that leads to a service that does not exist",
    file: event,
    find: "services: [help]",
    put: "services: [halp]",
    says: /no service `halp`\. Did you mean `help`/,
    line: 16,
  },
  {
    what: "an event in the place of something that is no address",
    file: event,
    find: "address: person.address",
    put: "address: person.name",
    says: /no address \(a record with a `council` field\) `person\.name`/,
    line: 6,
  },
  {
    what: "an event in a file of another name",
    file: event,
    find: "id: loss",
    put: "id: lost",
    says: /The event `lost` is in life-events\/loss\.yaml\. Name the file life-events\/lost\.yaml/,
    line: 2,
  },
  {
    what: "an event declared in two files",
    file: "front.yaml",
    find: "Gate",
    put: "Gates",
    beside: { "life-events/second.yaml": copyOf(event) },
    says: /The life event `loss` is already declared at life-events\/loss\.yaml:2/,
    in: "life-events/second.yaml",
    line: 2,
  },
  {
    what: "an event that makes a fact true which nobody declared",
    file: event,
    find: "sets:\n  - { concept: person.isWidowed",
    put: "sets:\n  - { concept: person.isWidow",
    says: /no information concept `person\.isWidow`\. Did you mean `person\.isWidowed`/,
    line: 14,
  },
  {
    what: "an event that copies a fact which nobody declared",
    file: event,
    find: "to: 'not(person.isWidowed)'",
    put: "to: person.isMarried",
    says: /no information concept `person\.isMarried`/,
    line: 14,
  },
  {
    what: "an event that copies a fact of another type",
    file: event,
    find: "to: 'not(person.isWidowed)'",
    put: "to: person.name",
    says: /`person\.isWidowed` is a yes-no and cannot become `person\.name`, a text/,
    line: 14,
  },
  {
    what: "an event whose facts hold from a day nobody gives",
    file: event,
    find: "to: 'not(person.isWidowed)'",
    put: "to: 'not(person.isWidowed)', from: loss.day",
    says: /no information concept `loss\.day`/,
    line: 14,
  },
]);

// Services, councils and groups.
refusesEach([
  {
    what: "a service in the folder of another",
    file: service,
    find: "id: help",
    put: "id: halp",
    says: /The service `halp` is in services\/help\/service\.yaml\. Put it in services\/halp\//,
    line: 1,
  },
  {
    what: "a service declared in two folders",
    file: "front.yaml",
    find: "Gate",
    put: "Gates",
    beside: { "services/second/service.yaml": copyOf(service) },
    says: /The service `help` is already declared at services\/help\/service\.yaml:1/,
    in: "services/second/service.yaml",
    line: 1,
  },
  {
    what: "a service offered where no authority is named",
    file: service,
    find: "authority: dwp",
    put: "authority: { england: dwp }",
    says: /offered in wales but no authority is named there\. Add `wales:` to `authority`/,
    line: 4,
  },
  {
    what: "a service of an authority that does not exist",
    file: service,
    find: "authority: dwp",
    put: "authority: { england: dwp, wales: dwpp }",
    says: /no organisation or council role `dwpp`\. Did you mean `dwp`/,
    line: 4,
  },
  {
    what: "a nation answered for by a body that does not exist",
    file: service,
    find: "organisation: papers",
    put: "organisation: papers2",
    says: /no organisation or council role `papers2`\. Did you mean `papers`/,
    line: 7,
  },
  {
    what: "a way to apply that is none",
    file: service,
    find: "by: claim",
    put: "by: asking",
    says: /`asking` is not a way to apply\. Write `claim`, `automatic`, or `with <service>`/,
    line: 11,
  },
  {
    what: "a service given with one that does not exist",
    file: service,
    find: "by: claim",
    put: "by: with halp",
    says: /There is no service `halp`\. Write/,
    line: 11,
  },
  {
    what: "a service for a group that does not exist",
    file: service,
    find: "groups: [all]",
    put: "groups: [everybody]",
    says: /no customer group `everybody`/,
    line: 9,
  },
  {
    what: "a role held by a body that does not exist",
    file: "councils.yaml",
    find: "council.billing: rates",
    put: "council.billing: ratess",
    says: /no organisation `ratess`\. Did you mean `rates`/,
    line: 6,
  },
  {
    what: "a district in a county that does not exist",
    file: "councils.yaml",
    find: "county: E10000001",
    put: "county: E10000002",
    says: /no authority `E10000002`\. Did you mean `E10000001`/,
    line: 9,
  },
  {
    what: "a group with a service that does not exist",
    file: "groups/all.yaml",
    find: "services: [help]",
    put: "services: [halp]",
    says: /no service `halp`\. Did you mean `help`/,
    line: 7,
  },
  {
    what: "a group declared in two files",
    file: "front.yaml",
    find: "Gate",
    put: "Gates",
    beside: { "groups/second.yaml": copyOf("groups/all.yaml") },
    says: /The customer group `all` is already declared at groups\/all\.yaml:2\. Delete one of the two/,
    in: "groups/second.yaml",
    line: 2,
  },
]);

// Bank accounts: one of a telling can wait for its owner's code.
const account = (name: string, format: string) => `
  person.${name}:
    label: { en: account, cy: cyfrif }
    type: record
    fields: { number: { type: text, format: ${format}, label: { en: No, cy: Rhif } } }
    sensitivity: personal
    question: { en: Which account?, cy: Pa gyfrif? }
    why: { en: To pay., cy: I dalu. }`;
const accounts = {
  "information-concepts/money.yaml": `welsh: reviewed\nconcepts:${account("bankAccount", "account-number")}${account("bankAccountAbroad", "iban")}${account("newAccount", "iban")}\n`,
};
refusesEach([
  {
    what: "an event that asks for two bank accounts",
    file: event,
    find: "sets:\n",
    put: "  - { concept: person.newAccount, required: yes }\n  - { concept: person.bankAccount, required: yes }\nsets:\n  - { concept: person.bankAccountAbroad, to: person.newAccount }\n  - { concept: person.bankAccount, to: person.bankAccount }\n",
    beside: accounts,
    says: /`person\.bankAccount` is a bank account beside `person\.newAccount`, and only one/,
    line: 14,
  },
  {
    what: "a claim paid to another account than the claims beside it",
    file: flows,
    find: /$/,
    put: copyOf(flows)
      .replace(/^.*\n.*\n/, "")
      .replace("loss--tax", "help--claim")
      .replace("event: loss", "event: claim")
      .replace("kind: changes,", "kind: starts, service: help,")
      .replace(
        "[person.name, person.address]",
        "[person.bankAccount, person.bankAccountAbroad]",
      ),
    beside: accounts,
    says: /`person\.bankAccountAbroad` is a bank account beside `person\.bankAccount`/,
    line: 24,
  },
]);
