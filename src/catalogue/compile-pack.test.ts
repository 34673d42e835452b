import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isOk } from "#kernel";
import { compilePack } from "./compile-pack.ts";
import { readPack } from "./read-pack.ts";
import { refusesEach } from "./testing/refuses-each.ts";
import { packOf, smallPack } from "./testing/small-pack.ts";

test("a pack without mistakes becomes a catalogue named by its bytes", () => {
  const compiled = compilePack(packOf(), "2026-01-01T00:00:00Z");
  assert.ok(isOk(compiled));
  const { flows, lifeEvents, hash } = compiled.value;
  assert.equal(hash.length, 64);
  assert.equal(flows.get("loss--tax")?.when, "flow.lossTax");
  assert.equal(flows.get("loss--tax")?.address, "person.address");
  assert.deepEqual(lifeEvents.get("loss")?.sets, [
    { concept: "person.isWidowed", decision: "sets.loss.person.isWidowed" },
  ]);
});

for (const to of ["elsewhere.yaml", ".", "nowhere"])
  test(`a link to ${to} in a pack is refused by name, and never followed`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "pack-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "elsewhere.yaml"), "a: b");
    await symlink(to, join(folder, "front.yaml"));
    const read = await readPack(folder);
    assert.ok(!isOk(read));
    assert.deepEqual(
      read.error.map(({ file, message }) => [file, message]),
      [["front.yaml", "This is a link, or no file at all, and is not read."]],
    );
  });

test("examples that are not YAML are refused with file, line and how to mend them; a version that was kept goes on", () => {
  const path = "services/pay/examples.yaml";
  const files = packOf({ [path]: "cases:\n  - [" });
  const compiled = compilePack(files, "");
  assert.ok(!isOk(compiled));
  const [error] = compiled.error;
  assert.equal(error?.file, path);
  assert.match(error.message, /not YAML/);
  assert.ok(isOk(compilePack(files, "", "kept")));
});

test("the same content has the same name and any other byte another", () => {
  const hashOf = (front: string): string => {
    const compiled = compilePack(packOf({ "front.yaml": front }), "");
    assert.ok(isOk(compiled));
    return compiled.value.hash;
  };
  const front = smallPack["front.yaml"] ?? "";
  assert.equal(hashOf(front), hashOf(front));
  assert.notEqual(hashOf(front), hashOf(`${front}# a comment\n`));
});

refusesEach([
  {
    what: "a pack that nobody may bring in force",
    file: "organisations.yaml",
    find: ", publishes: yes",
    put: "",
    says: /No body here may bring a pack in force\. Write `publishes: yes`/,
    line: 2,
  },
  {
    what: "broken YAML",
    file: "front.yaml",
    find: "name: {",
    put: "name: {{",
    says: /not YAML/,
    line: 4,
  },
  {
    what: "a text without Welsh",
    file: "front.yaml",
    find: ", cy: Porth",
    put: "",
    says: /no Welsh/,
    line: 3,
  },
  {
    what: "an unknown key",
    file: "front.yaml",
    find: "name:",
    put: "title: x\nname:",
    says: /`title` is not a word/,
    line: 3,
  },
  {
    what: "a flow without a gateway",
    file: "flows/loss.yaml",
    find: /    gateway: .*\n/,
    put: "",
    says: /gateway` is written in none of the ways/,
    line: 3,
  },
  {
    what: "a field that no concept declares",
    file: "flows/loss.yaml",
    find: "person.name,",
    put: "person.nane,",
    says: /no information concept `person.nane`\. Did you mean `person.name`/,
    line: 8,
  },
  {
    what: "a flow to a body that does not exist",
    file: "flows/loss.yaml",
    find: "organisation: council.billing",
    put: "organisation: dwpp",
    says: /no organisation or council role `dwpp`\. Did you mean `dwp`/,
    line: 6,
  },
  {
    what: "a flow to a body in a nation where it does not act",
    file: "flows/loss.yaml",
    find: "organisation: council.billing",
    put: "organisation: { england: dwp, scotland: dwp }",
    says: /goes to `dwp` in scotland/,
    line: 6,
  },
  {
    what: "a flow to a body that cannot receive",
    file: "flows/loss.yaml",
    find: "organisation: council.billing",
    put: "organisation: { england: papers }",
    says: /cannot receive notices/,
    line: 6,
  },
  {
    what: "a flow of an event that does not exist",
    file: "flows/loss.yaml",
    find: "event: loss",
    put: "event: lost",
    says: /no life event `lost`/,
    line: 5,
  },
  {
    what: "a flow whose event does not list it",
    file: "life-events/loss.yaml",
    find: "flows: [loss--tax]",
    put: "flows: []",
    says: /not listed in its life event/,
    in: "flows/loss.yaml",
    line: 3,
  },
  {
    what: "an event that does not say which date names it",
    file: "life-events/loss.yaml",
    find: "occurrence: once",
    put: "",
    says: /`occurrence` is missing/,
    line: 1,
  },
  {
    what: "an event named by something that is no date of it",
    file: "life-events/loss.yaml",
    find: "occurrence: once",
    put: "occurrence: person.name",
    says: /`person.name` is not a date of this event/,
    line: 21,
  },
  {
    what: "a condition that names nothing",
    file: "flows/loss.yaml",
    find: "when: person.isWidowed",
    put: "when: person.isWidowd",
    says: /Nothing is named “person.isWidowd”/,
    line: 15,
  },
  {
    what: "a condition of several lines that names nothing",
    file: "flows/loss.yaml",
    find: "when: person.isWidowed",
    put: "when: |\n      person.isWidowed and\n      person.isWidowd",
    says: /Nothing is named “person.isWidowd”/,
    line: 17,
  },
  {
    what: "a condition that is not yes or no",
    file: "life-events/loss.yaml",
    find: "when: person.isWidowed",
    put: "when: person.name",
    says: /yes\/no is declared/,
    line: 12,
  },
  {
    what: "a fact that becomes a value of another type",
    file: "life-events/loss.yaml",
    find: "to: 'not(person.isWidowed)'",
    put: "to: 'today'",
    says: /yes\/no is declared/,
    line: 14,
  },
  {
    what: "an event fact without question or register",
    file: "information-concepts/person.yaml",
    find: /    question: \{ en: Are .*\n/,
    put: "",
    says: /no question and no register/,
    in: "life-events/loss.yaml",
    line: 11,
  },
  {
    what: "a question without its reason",
    file: "information-concepts/person.yaml",
    find: /    why: \{ en: There .*\n/,
    put: "",
    says: /does not say why/,
    line: 18,
  },
  {
    what: "a question nobody needs",
    file: "flows/loss.yaml",
    find: "[person.name, person.address]",
    put: "[person.address]",
    says: /Nobody needs `person.name`/,
    in: "information-concepts/person.yaml",
    line: 16,
  },
  {
    what: "a fact that an event asks for nobody",
    file: "flows/loss.yaml",
    find: "[person.name, person.address]",
    put: "[person.address]",
    says: /asks for `person.name`, but nobody/,
    in: "life-events/loss.yaml",
    line: 12,
  },
  {
    what: "a service without nations",
    file: "services/help/service.yaml",
    find: /nations: .*\n/,
    put: "",
    says: /nations` is missing/,
    line: 1,
  },
  {
    what: "a nation that no body answers for",
    file: "services/help/service.yaml",
    find: /  scotland: .*\n/,
    put: "",
    says: /does not cover scotland and names nobody/,
    line: 5,
  },
  {
    what: "a goal that is no decision",
    file: "services/help/service.yaml",
    find: "goal: help.entitled",
    put: "goal: help.entitle",
    says: /no decision `help.entitle`/,
    line: 10,
  },
  {
    what: "a contact of today that becomes nothing known",
    file: "life-events/loss.yaml",
    find: "becomes: loss--tax",
    put: "becomes: loss--tex",
    says: /no flow `loss--tex`/,
    line: 19,
  },
  {
    what: "a name declared twice",
    file: "organisations.yaml",
    find: "  papers:",
    put: "  dwp:",
    says: /not YAML: Map keys must be unique/,
    line: 5,
  },
  {
    what: "a council of no known type",
    file: "councils.yaml",
    find: "type: county }",
    put: "type: count }",
    says: /no council type `count`/,
    line: 8,
  },
  {
    what: "a decision without its law",
    file: "services/help/rules.yaml",
    find: /    source: .*\n/,
    put: "",
    says: /has no source/,
    line: 3,
  },
  {
    what: "a contact of today from a source that the pack does not list",
    file: "life-events/loss.yaml",
    find: "source: gk",
    put: "source: from",
    says: /no source `from`/,
    line: 19,
  },
  {
    what: "a group with an event that does not exist",
    file: "groups/all.yaml",
    find: "life-events: [loss]",
    put: "life-events: [los]",
    says: /no life event `los`/,
    line: 6,
  },
]);

test("a missing file and a stranger are refused", () => {
  const compiled = compilePack(
    packOf({ "front.yaml": "", "flow/x.yaml": "a: 1\n" }),
    "",
  );
  assert.ok(!isOk(compiled));
  assert.deepEqual(
    compiled.error.map(({ file }) => file),
    ["flow/x.yaml", "front.yaml"],
  );
});
