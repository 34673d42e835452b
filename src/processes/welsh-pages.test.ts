import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ConceptType } from "#catalogue";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const catalogue = site.catalogues.inForce();

const homes = {
  wales: { postcode: "QD81 1AA", council: "W06000015" },
  england: { postcode: "QA10 1AA", council: "E06000023" },
};
const addressIn = (nation: keyof typeof homes): FactValue => ({
  line1: "7 Larkspur Lane",
  town: "Trefdy",
  ...homes[nation],
});

/** Something that fits a fact, so that as many bodies as can hear of it. */
function anyOf(type: ConceptType, nation: keyof typeof homes): FactValue {
  switch (type.kind) {
    case "yes-no":
      return true;
    case "date":
      return type.from ?? "2026-11-20";
    case "number":
      return Math.max(1, type.from ?? 1);
    case "choice":
      return [...type.values.keys()][0] ?? "";
    case "list":
      return type.of.kind === "choice" ? [...type.of.values.keys()] : [];
    case "record":
      return type.fields.has("postcode")
        ? addressIn(nation)
        : Object.fromEntries(
            [...type.fields].map(([name, field]) => [
              name,
              anyOf(field.type, nation),
            ]),
          );
    case "text":
      return formats[type.format ?? ""] ?? "Rhywbeth";
    case "duration":
      return "P1M";
  }
}
const formats: Readonly<Record<string, string>> = {
  "sort-code": "30-94-30",
  "account-number": "00733445",
  telephone: "07700 900123",
  email: "ann@example.test",
  "national-insurance-number": "QQ123456C",
  "nhs-number": "9434765919",
  "vehicle-registration": "AB12 CDE",
};
const given: Readonly<Record<string, FactValue>> = {
  "person.benefits": ["state_pension", "attendance_allowance"],
  "pension.startDate": "2026-12-20",
  "move.date": "2026-12-10",
  "abroad.leaveDate": "2026-12-10",
  "abroad.returnDate": "2027-12-10",
  "abroad.length": "for-good",
  "care.expectedStay": "for-good",
  "survivor.exists": false,
};

/** What stands on pages outside of what is marked as English. */
const pages: string[] = [];
const welshOf = (html: string): string =>
  html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<(\w+)\b[^>]*\blang="en"[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ");

/** Every text of the pack that has a Welsh of its own, and every law as it is written in English. */
function englishOf(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== "object" || part === null) return found;
  const { en, cy } = part as { readonly en?: unknown; readonly cy?: unknown };
  if (typeof en === "string" && typeof cy === "string") {
    if (en !== cy && !cy.includes(en) && /\w \w+ \w/.test(en))
      found.add(en.replace(/\s+/g, " "));
    return found;
  }
  for (const one of part instanceof Map ? part.values() : Object.values(part))
    englishOf(one, found);
  return found;
}
const { appeals, concepts, flows, lifeEvents, organisations, services } =
  catalogue;
const english = [
  ...[appeals, concepts, flows, lifeEvents, organisations, services].flatMap(
    (one) => [...englishOf(one)],
  ),
  ...[...flows.values()].map(({ gateway }) => gateway),
  ...[...catalogue.councils.values()].flatMap(({ name, welsh }) =>
    welsh === undefined || welsh === name ? [] : name,
  ),
];

/** Somebody who reads Welsh. */
async function reader(nation: keyof typeof homes): Promise<Person> {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: [
        { concept: "person.name", value: "Ann Lee" },
        { concept: "person.dateOfBirth", value: "1958-03-03" },
        { concept: "person.address", value: addressIn(nation) },
      ],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
  });
  const person = await signedIn(site, { customer });
  const { ask } = person;
  person.ask = async (...asked) => {
    const answer = await ask.apply(person, asked);
    pages.push(welshOf(answer.text));
    return answer;
  };
  await person.open("/?lang=cy");
  return person;
}

const answers = (nation: keyof typeof homes) =>
  new Proxy<Record<string, FactValue>>(given, {
    get: (known, name: string) => {
      const type = catalogue.concepts.get(name)?.type;
      return known[name] ?? (type && anyOf(type, nation));
    },
  });

for (const nation of ["wales", "england"] as const)
  for (const event of lifeEvents.values())
    test(`whoever tells ${event.id} in Welsh, in ${nation}, reads no English of the pack, but what is marked as English`, async () => {
      const person = await reader(nation);
      const first =
        event.subject === "deceased"
          ? await person.tellDeath(answers(nation))
          : await person.answerAll(
              await person.send(await person.open(`/tell/${event.id}`), {
                registers: "no",
              }),
              answers(nation),
            );
      assert.match(first.text, /<html[^>]* lang="cy"/);
      const told = await person.confirm(first);
      if (told.path.startsWith("/told/"))
        await person.open(`${told.path}/receipt`);
      await person.open(`/tell/${event.id}/form`);
      const read = pages.splice(0).join(" ");
      assert.deepEqual(
        english.filter((text) => read.includes(text)),
        [],
      );
    });

test("every law by which something is sent is said in Welsh too", () => {
  const sent = [...flows.values()].filter(({ isSent }) => isSent);
  assert.deepEqual(
    sent.filter(({ basis }) => basis.welsh === undefined).map(({ id }) => id),
    [],
  );
});
