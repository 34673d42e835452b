import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId(), undefined, {
  "deceased.nationalInsuranceNumber": "QQ123456C",
});
after(() => site.stop());

/** What the registers gave of the person who died, beyond what the guest gave to begin. */
const unshown = [
  /QQ ?12 ?34 ?56 ?C/,
  /(?<![\w-])1944/,
  /1 Made-up Road/,
  /(?<![\w-])QA10/,
];
function assertUnshown({ path, text }: { path: string; text: string }) {
  for (const pattern of unshown) assert.doesNotMatch(text, pattern, path);
}

const guest = new Person(site);
const preview = await guest.tellDeath(answers);

test("whoever is not signed in sees of the one who died what they gave themselves, and that the rest comes from the register", async () => {
  assertUnshown(preview);
  assert.match(preview.text, /Arthur Hill/);
  assert.match(preview.text, /17 November 2026/);
  assert.match(
    preview.text,
    /national insurance number of the person who died: From the register/i,
  );
});

test("it is sent all the same; neither following nor correcting it shows it, and only its register can change it", async () => {
  const told = await guest.send(preview, {
    do: "confirm",
    optIn: "bereavement--hmrc--personal-tax",
  });
  const sent = await site.run((tx) =>
    tx.query<{ fields: Record<string, unknown> }>(
      "select fields from delivery.delivery where flow = 'bereavement--hmrc--personal-tax'",
    ),
  );
  assert.equal(
    sent[0]?.fields["deceased.nationalInsuranceNumber"],
    "QQ123456C",
  );
  assertUnshown(told);
  for (const path of ["/receipt", "/live", "/withdraw", "/correct"])
    assertUnshown(await guest.open(told.path + path));
  const correcting = await guest.open(`${told.path}/correct`);
  assert.doesNotMatch(
    correcting.text,
    /question\/deceased\.(nationalInsuranceNumber|dateOfBirth|address)/,
  );
  const checked = correcting.path.replace(/\/correct$/, "");
  assertUnshown(await guest.open(`${checked}/preview`));
  const asked = await guest.open(
    `${checked}/question/deceased.nationalInsuranceNumber`,
  );
  assertUnshown(asked);
  const back = (text: string) =>
    /href="([^"]*)" class="govuk-back-link"|class="govuk-back-link"[^>]*href="([^"]*)"/
      .exec(text)
      ?.slice(1)
      .find(Boolean);
  assert.equal(back(told.text), "/told");
  const list = await guest.open("/told");
  assert.ok(list.text.includes(`href="${told.path}/withdraw"`));
  const phone = await guest.open(`${checked}/question/contact.phone`);
  assert.equal(back(phone.text), `${checked}/correct`);
  const left = await guest.send(phone, { answer: "" });
  assert.doesNotMatch(left.text, /Enter phone number/);
  assert.notEqual(left.path, phone.path);
  assert.doesNotMatch(asked.path, /nationalInsuranceNumber/);
});

test("what the guest told themselves is shown to them", async () => {
  assert.match(preview.text, /Olive Firstword/);
});
