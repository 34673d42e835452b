import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { compilePack, formatPackError, readPack } from "#catalogue";
import type { Fact, FactValue } from "#decisions";
import { consequencesOf } from "./index.ts";

const folder = fileURLToPath(new URL("../../packs/uk", import.meta.url));
const files = await readPack(folder);
if (files.kind === "failure") assert.fail("the pack cannot be read");
const compiled = compilePack(files.value, "");
if (compiled.kind === "failure")
  assert.fail(compiled.error.map(formatPackError).join("\n"));
const catalogue = compiled.value;

const addressIn = (council: string) => ({
  line1: "1 Made-up Road",
  town: "Made-up",
  postcode: "QD92 1QQ",
  council,
});

/** A widow who lives in one place tells of a husband who lived in another. */
function followsFor(deceased: string, widow: string) {
  const values: Readonly<Record<string, FactValue>> = {
    "deceased.name": "Patrick Made-up",
    "deceased.dateOfDeath": "2026-11-16",
    "deceased.address": addressIn(deceased),
    "deceased.lastHomeOccupants": "one-adult",
    "person.name": "Joyce Made-up",
    "person.relationshipToDeceased": "spouse-or-civil-partner",
    "person.benefits": ["state_pension"],
    "person.nationalInsuranceNumber": "QQ123456A",
    "person.address": addressIn(widow),
  };
  const event = catalogue.lifeEvents.get("bereavement") ?? assert.fail();
  const { bodies, notJoined } = consequencesOf(catalogue, event, {
    facts: new Map(
      Object.entries(values).map(([name, value]): [string, Fact] => [
        name,
        { kind: "known", value },
      ]),
    ),
    asOf: "2026-11-30",
    optOuts: new Set(),
    addressHidden: false,
  });
  const idOf = (
    all: readonly Pick<(typeof notJoined)[number], "flow" | "organisation">[],
    id: string,
  ) => all.find(({ flow }) => flow.id === id)?.organisation.id;
  return {
    told: bodies,
    survivor: idOf(bodies, "bereavement--dwp--survivor"),
    survivorsCouncil: idOf(notJoined, "bereavement--council--survivor"),
  };
}

const [belfast, nottingham, fife] = ["N09000003", "E06000018", "S12000047"];

for (const [deceased, widow, body, council] of [
  [belfast, nottingham, "dwp", "council:E06000018"],
  [nottingham, belfast, "dfc", "land-and-property-services"],
  [belfast, fife, "dwp", "council:S12000047"],
  [fife, belfast, "dfc", "land-and-property-services"],
] as const)
  test(`the body that pays a widow of ${widow} and the one that bills her are told of a death in ${deceased}, and hers go to no other`, () => {
    const { told, ...hers } = followsFor(deceased, widow);
    assert.deepEqual(hers, { survivor: body, survivorsCouncil: council });
    const sentHers = told.filter(
      ({ fields }) =>
        "person.address" in fields ||
        "person.nationalInsuranceNumber" in fields,
    );
    assert.deepEqual(
      sentHers.map(({ organisation }) => organisation.id),
      [body],
    );
  });

test("after a death every flow that says where somebody alive lives, or their number, is chosen by their address, and no other is", () => {
  const living = [...catalogue.flows.values()].filter(
    ({ event, address }) =>
      event === "bereavement" && address !== "deceased.address",
  );
  assert.deepEqual(
    living.map(({ id, address }) => [id, address]),
    [
      ["bereavement--dwp--survivor", "person.address"],
      ["bereavement--council--survivor", "person.address"],
    ],
  );
});

for (const { what, find, put, says } of [
  {
    what: "a survivor’s affairs to a body chosen by where the one who died lived",
    find: "    address: person.address\n",
    put: "",
    says: /survivor` is about the affairs of somebody alive, and `deceased\.address` chooses/,
  },
  {
    what: "the affairs of the one who died to a body chosen by where somebody else lives",
    find: "    organisation: hmrc\n",
    put: "    organisation: hmrc\n    address: person.address\n",
    says: /hmrc--personal-tax` is about the affairs of the one who died/,
  },
])
  test(`a pack that sends ${what} is refused`, () => {
    const changed = files.value.map((file) =>
      file.path.endsWith("flows/bereavement.yaml")
        ? { ...file, text: file.text.replace(find, put) }
        : file,
    );
    const refused = compilePack(changed, "");
    assert.ok(refused.kind === "failure", "the pack was accepted");
    assert.match(refused.error.map(formatPackError).join("\n"), says);
  });
