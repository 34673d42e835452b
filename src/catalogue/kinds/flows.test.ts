import assert from "node:assert/strict";
import { test } from "node:test";
import { isOk } from "#kernel";
import { compilePack } from "../compile-pack.ts";
import { formatPackError } from "../source/pack-file.ts";
import { refusesEach } from "../testing/refuses-each.ts";
import { packOf, smallPack } from "../testing/small-pack.ts";

const flows = "flows/loss.yaml";
const supported = "supports: yes, read: text }";
const partly = "supports: partly, read: text }";

/** What is left to do by themselves must be said to people, in the place of the gateway that does not carry it. */
const unsentOf = (gateway: string) => ({
  file: flows,
  find: supported,
  put: `${gateway} }`,
  line: 9,
});
const narrowed = (narrowing: string, gateway = partly) => ({
  file: flows,
  find: supported,
  put: `${gateway}\n    narrowed: ${narrowing}`,
  line: 10,
});

refusesEach([
  {
    what: "a flow whose gateway does not support it and that does not say why it is not joined",
    ...unsentOf("supports: no, read: text"),
    says: /cannot be sent: its gateway supports it `no`.*Say to people why/s,
  },
  {
    what: "a flow whose gateway is unknown and that does not say why it is not joined",
    ...unsentOf("supports: unknown, read: not read"),
    says: /cannot be sent: its gateway supports it `unknown`/,
  },
  {
    what: "a flow that a page about the law supports, and not the law as read,",
    ...unsentOf("supports: yes, read: secondary"),
    says: /cannot be sent: its gateway supports it `yes`, read `secondary`/,
  },
  {
    what: "a flow that its gateway supports partly and that keeps to no part",
    ...unsentOf("supports: partly, read: text"),
    says: /cannot be sent: its gateway supports it `partly`/,
  },
  {
    what: "a flow without a record of its gateway",
    file: flows,
    find: /gateway: \{.*\}/,
    put: "gateway: Tax Act 1992 s.1",
    says: /does not show whether its gateway supports it/,
    line: 9,
  },
  {
    what: "a flow that is sent and says what is left to the person",
    file: flows,
    find: "hidden-address: withhold",
    put: "hidden-address: withhold\n    need: nothing",
    says: /is sent, so nobody need tell it themselves/,
    line: 11,
  },
  {
    what: "a flow that is sent and said not to be joined",
    file: flows,
    find: "hidden-address: withhold",
    put: "hidden-address: withhold\n    not-joined: { en: No., cy: Na. }",
    says: /is sent, so it is joined/,
    line: 11,
  },
  {
    what: "a narrowed flow whose law was not read",
    ...narrowed(
      "{ choice: yes }\n    not-joined: { en: No., cy: Na. }",
      "supports: partly, read: not read }",
    ),
    says: /is narrowed, and still cannot be sent/,
  },
  {
    what: "a narrowed flow that carries what it leaves out",
    ...narrowed("{ leaves-out: [person.name] }"),
    says: /leaves `person\.name` out and carries it/,
  },
  {
    what: "a narrowed flow that leaves out what is not declared",
    ...narrowed("{ leaves-out: [person.nane] }"),
    says: /no information concept `person\.nane`/,
  },
  {
    what: "a narrowed flow that leaves people out without a word to them",
    ...narrowed('{ people: widows, only-when: "1 = 1" }'),
    says: /leaves out people whom it concerns, and they never learn it/,
  },
  {
    what: "a narrowed flow that leaves people out and does not say whom",
    ...narrowed(
      '{ only-when: "1 = 1", outside: { because: { en: No, cy: Na }, need: tell } }',
    ),
    says: /leaves people out and does not say whom it is about/,
  },
  {
    what: "a narrowed flow with words for whom it leaves out, and nobody left out",
    ...narrowed(
      "{ choice: yes, outside: { because: { en: No, cy: Na }, need: tell } }",
    ),
    says: /leaves out nobody whom it concerns/,
  },
  {
    what: "a narrowed flow whose condition names what is not declared",
    ...narrowed(
      '{ people: widows, only-when: "person.nane", outside: { because: { en: No, cy: Na }, need: tell } }',
    ),
    says: /person\.nane/,
  },
  {
    what: "a flow that rests on a choice that is not given",
    ...narrowed("{ choice: yes }"),
    says: /rests on the person's choice and is not theirs to choose/,
  },
  {
    what: "a flow narrowed to nations that does not say why the others are not joined",
    ...narrowed("{ nations: [england] }"),
    line: 9,
    says: /cannot be sent in every nation/,
  },
  {
    what: "a hidden address that is sent without its mark",
    file: flows,
    find: "hidden-address: withhold",
    put: "hidden-address: mark",
    says: /sends a hidden address without its mark/,
    line: 10,
  },
]);

const event = "life-events/loss.yaml";
const compiled = (gateway: string, rest = "") =>
  compilePack(
    packOf({
      [event]: (smallPack[event] ?? "").replace(
        /.*concept: person\.name.*\n/,
        "",
      ),
      [flows]: (smallPack[flows] ?? "").replace(
        /gateway: \{.*\}/,
        `gateway: ${gateway}${rest}`,
      ),
    }),
    "",
    "kept",
  );

for (const { gateway, rest = "", sent } of [
  { gateway: "{ law: A, supports: yes, read: text }", sent: true },
  { gateway: "{ law: A, supports: yes, read: memory }", sent: false },
  {
    gateway: "{ law: A, supports: partly, read: excerpt }",
    rest: "\n    narrowed: { people: widows }",
    sent: true,
  },
  { gateway: "{ law: A, supports: partly, read: excerpt }", sent: false },
  {
    gateway: "{ law: A, supports: no, read: text }",
    rest: "\n    narrowed: { people: widows }",
    sent: false,
  },
  // Signed before gateways were recorded: what was told then is still corrected.
  { gateway: "An Act 1992 s.1", sent: true },
])
  test(`a flow by ${gateway}${rest.trim()} is ${sent ? "" : "not "}sent`, () => {
    const pack = compiled(gateway, rest);
    if (!isOk(pack)) assert.fail(pack.error.map(formatPackError).join("\n"));
    assert.equal(pack.value.flows.get("loss--tax")?.isSent, sent);
  });

test("a flow that says nothing of a hidden address keeps it back", () => {
  const pack = compilePack(
    packOf({
      [flows]: (smallPack[flows] ?? "").replace(/ +hidden-address: .*\n/, ""),
    }),
    "",
  );
  assert.ok(isOk(pack));
  assert.deepEqual(pack.value.flows.get("loss--tax")?.hiddenAddress, {
    kind: "withhold",
  });
});
