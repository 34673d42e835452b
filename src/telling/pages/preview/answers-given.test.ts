import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import { answersGiven } from "./answers-given.ts";
import { previewWords as words } from "./preview-words.ts";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;
const number = "person.nationalInsuranceNumber";
const email = "contact.email";

type Given = Parameters<typeof answersGiven>[0];
/** A page of one who knows a number and an email address, and whose body gets these fields. */
const pageOf = (
  visitor: object,
  { fields, optedOut }: { fields: readonly string[]; optedOut: boolean },
): string =>
  answersGiven({
    request: { locale: "en", visitor },
    telling: {
      catalogue,
      facts: new Map(
        [number, email].map((name) => [
          name,
          { kind: "known", value: `made up ${name}` },
        ]),
      ),
      journey: { id: "j", found: new Map([[number, {}]]) },
      held: new Map(),
      questions: [{ concept: number, required: false, state: "known" }],
    },
    sight: { hidesAddresses: false, unshown: new Set([number]) },
    preview: {
      consequences: {
        bodies: [
          { fields: Object.fromEntries(fields.map((f) => [f, ""])), optedOut },
        ],
      },
    },
  } as unknown as Given).toString();
const guest = { kind: "referenced" };

for (const { what, optedOut, says } of [
  { what: "told", optedOut: false, says: words.fromRegister.en },
  { what: "not told", optedOut: true, says: words.notSent.en },
])
  test(`a guest reads what becomes of a register's number where the body that would get it is ${what}`, () => {
    const page = pageOf(guest, { fields: [number], optedOut });
    assert.ok(page.includes(says), page);
    assert.ok(!page.includes("made up"));
  });

test("what is sent and was known, though nobody asked for it here, is listed with a way to change it for its owner alone", () => {
  const sent = { fields: [email], optedOut: false };
  const owner = pageOf({ kind: "customer" }, sent);
  assert.match(owner, /made up contact\.email/);
  assert.match(owner, /href="\/facts\/contact\.email\/correct"/);
  const helper = pageOf({ kind: "customer", actingFor: { events: [] } }, sent);
  assert.match(helper, /made up contact\.email/);
  assert.doesNotMatch(helper, /\/facts\//);
  const unsent = pageOf({ kind: "customer" }, { ...sent, optedOut: true });
  assert.doesNotMatch(unsent, /contact\.email/);
});
