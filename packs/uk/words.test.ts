import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack, nations, readAs } from "#catalogue";
import type { Flow, Nation } from "#catalogue";
import type { Facts } from "#decisions";
import type { Words } from "#kernel";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, flows, lifeEvents, organisations, services } = loaded.value;

/** What cannot be told without an answer: whose it is, when and where it happened, and what decides who is told. Anything else can be left out. */
const mustBeKnown = new Set(
  `deathRecord.reference deceased.name deceased.dateOfBirth deceased.dateOfDeath deceased.address person.name person.dateOfBirth person.address
   contact.email person.relationshipToDeceased deceased.documents deceased.councilServices deceased.pensions
   person.benefits person.documents person.councilServices person.pensions
   household.hasPartner carer.role carer.startDate caredFor.livesTogether bank.newAccount bank.from bank.payments name.new name.from name.reason
   abroad.country abroad.leaveDate abroad.length abroad.reason abroad.payInto abroad.bankAccount
   care.place care.dateIn care.expectedStay care.newAddress care.whoPays driving.change move.newAddress move.date
   pension.plan pension.startDate work.plan person.bankAccount`.split(/\s+/),
);
for (const { id, facts } of lifeEvents.values())
  test(`${id} holds nobody up with what they may honestly not know`, () => {
    const held = facts.filter(
      ({ concept, required }) =>
        required &&
        concepts.get(concept)?.asked === true &&
        !mustBeKnown.has(concept),
    );
    assert.deepEqual(held, []);
  });

test("of whoever deals with an estate the name alone is enough", () => {
  const type = concepts.get("executor.contact")?.type;
  assert.ok(type?.kind === "record");
  assert.deepEqual(
    [...type.fields].flatMap(([name, { optional }]) => (optional ? [] : name)),
    ["name"],
  );
});

/** What a sentence says of a matter rests on one of these facts; without it the sentence must say that the body is not told. */
const rests: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /who (else )?(lives|stays|is left)|adults?\b|household/,
    [
      "deceased.lastHomeOccupants",
      "care.homeOccupants",
      "move.newHomeAdults",
      "move.staysBehind",
      "abroad.homeOccupants",
    ],
  ],
  [/\brent\b/, ["move.newTenure", "move.rent"]],
  [/for how long|short stay|long one/, ["abroad.length", "care.expectedStay"]],
  [/employer/, ["work.employer"]],
  [/letters go where you are/i, ["care.newAddress", "care.placeName"]],
];
for (const flow of flows.values())
  if (flow.isSent)
    test(`what ${flow.id} says follows from what it sends`, () => {
      const said = flow.effect.words.en;
      for (const [matter, facts] of rests)
        if (matter.test(said) && !/not told/.test(said))
          assert.ok(
            flow.fields.some((name) => facts.includes(name)),
            `“${said}” rests on none of ${flow.fields.join(", ")}`,
          );
    });

const read = (nation: Nation, facts: Facts = new Map()) => ({
  flows: readAs(flows, { nation, facts }),
  lifeEvents: readAs(lifeEvents, { nation, facts }),
  concepts: readAs(concepts, { nation, facts }),
});
const namesOfNations: Readonly<Record<Nation, RegExp>> = {
  england: /England|Lloegr/,
  scotland: /Scotland|yr Alban/,
  wales: /Wales|Cymru/,
  "northern-ireland": /Northern Ireland|Gogledd Iwerddon|Ngogledd Iwerddon/,
};
const both = ({ en, cy }: Words): readonly string[] => [en, cy];
const wordsOfFlow = ({ service, effect, notJoined }: Flow) =>
  [service, effect.words, ...(notJoined ? [notJoined] : [])].flatMap(both);

for (const nation of nations)
  test(`nothing that is read in ${nation} is about another nation`, () => {
    const here = read(nation);
    const texts = [
      ...[...here.flows.values()]
        .filter(({ organisation }) => organisation[nation] !== undefined)
        .flatMap(wordsOfFlow),
      ...[...here.lifeEvents.values()].flatMap(({ elsewhere }) =>
        elsewhere
          .filter((one) => one.nations.includes(nation))
          .flatMap(({ organisation, what, how, whyNotJoined }) =>
            [organisation, what, how, whyNotJoined].flatMap(both),
          ),
      ),
      ...[...here.concepts.values()].flatMap(({ question, hint, why }) =>
        [question, hint, why].flatMap((words) => (words ? both(words) : [])),
      ),
      ...[...services.values()]
        .filter((service) => service.nations.includes(nation))
        .flatMap(({ summary }) => both(summary)),
    ];
    for (const other of nations)
      if (other !== nation)
        for (const text of texts)
          assert.doesNotMatch(text, namesOfNations[other], text);
    assert.ok(texts.every((text) => !/[{}|]/.test(text)));
  });

test("after a death nothing is said as if the reader had died, and what was theirs is named by them", () => {
  const { flows: named } = read("wales", new Map([
    ["deceased.name", { kind: "known", value: "George Hill" }],
  ]));
  const told = [...named.values()].filter(({ event }) => event === "bereavement");
  for (const { id, service, effect } of told)
    for (const text of [service, effect.words].flatMap(both))
      assert.doesNotMatch(text, /\b(you|your|eich|chi)\b/i, `${id}: ${text}`);
  const badge = named.get("bereavement--council--blue-badge");
  assert.equal(badge?.service.en, "Blue Badge of George Hill");
  assert.equal(
    badge?.effect.words.en,
    "The Blue Badge of George Hill is cancelled. Whoever has it must send it back",
  );
  assert.equal(
    flows.get("bereavement--council--blue-badge")?.service.en,
    "Blue Badge of the person who died",
  );
});

test("no sentence sends anybody to a phone whose number stands neither here nor on a bill", () => {
  const numbers = [...organisations.values()].flatMap(({ phone }) =>
    phone ? phone.number : [],
  );
  assert.ok(numbers.length > 3);
  const texts = [
    ...[...flows.values()].flatMap(({ notJoined, hiddenAdvice, effect }) =>
      [notJoined, hiddenAdvice, effect.words].flatMap((one) => one?.en ?? []),
    ),
    ...[...lifeEvents.values()].flatMap(({ elsewhere }) =>
      elsewhere.map(({ how }) => how.en),
    ),
  ];
  for (const said of texts)
    if (/\bphone\b/i.test(said))
      assert.ok(
        /named on the bill/.test(said) ||
          numbers.some((number) => said.includes(number)),
        said,
      );
});

test("the visit to the registrar is counted as a contact and is on nobody’s list of things to do", () => {
  const first = lifeEvents
    .get("bereavement")
    ?.elsewhere.filter(({ comesFirst }) => comesFirst === true);
  assert.deepEqual(
    first?.map(({ what }) => what.en),
    ["Register the death"],
  );
});

test("in Northern Ireland, which has rates, nothing that can be read in an event speaks of Council Tax", () => {
  const here = read("northern-ireland");
  const asked = [...here.lifeEvents.values()].flatMap(({ facts }) =>
    facts.flatMap(({ concept }) => here.concepts.get(concept) ?? []),
  );
  const texts = [
    ...[...here.flows.values()]
      .filter(({ organisation, event }) => organisation["northern-ireland"] !== undefined && event !== "claim")
      .flatMap(wordsOfFlow),
    ...asked.flatMap(({ question, hint, why }) =>
      [question, hint, why].flatMap((words) => (words ? both(words) : [])),
    ),
  ];
  for (const text of texts)
    assert.doesNotMatch(text, /council tax|treth gyngor|dreth gyngor/i);
  const payers = here.concepts.get("care.whoPays")?.type;
  assert.ok(payers?.kind === "choice");
  assert.match(JSON.stringify([...payers.values]), /Care trust, in part/);
});

/** Who must really get an answer whose question says that it serves for this. */
const promises: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(vote|voter|elections?)\b/i, /electoral|overseas-voter/],
  [/\b(doctor|surgery|hospital record)\b/i, /--nhs--/],
  [/\b(letters?|writes?|written to|reach)\b/i, /./],
];
for (const { id, facts, services: offered } of lifeEvents.values())
  test(`no question of ${id} promises what nobody who gets the answer does`, () => {
    for (const { concept } of facts) {
      const why = concepts.get(concept)?.why?.en ?? "";
      const carriers = [...flows.values()].filter(
        (flow) =>
          flow.isSent &&
          flow.fields.includes(concept) &&
          (flow.event === id || offered.includes(flow.effect.service ?? "")),
      );
      // What only lists a thing for the person to do says so.
      if (/how you ask|we ask how/.test(why)) continue;
      for (const [promise, flow] of promises)
        if (promise.test(why))
          assert.ok(carriers.some((one) => flow.test(one.id)), `${concept}: ${why}`);
      for (const [body, { name }] of organisations)
        if (why.includes(name.en))
          assert.ok(
            carriers.some(({ organisation }) => Object.values(organisation).includes(body)),
            `${concept}: ${why}`,
          );
    }
  });
