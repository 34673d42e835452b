import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, test } from "node:test";
import { newId } from "#kernel";
import { draftProposal } from "#catalogue";
import { makeCustomer } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const ann = newId();
const site = await openWholeSite(newId());
await site.run((tx) => makeCustomer(tx, { id: ann }));
after(() => site.stop());

const serving = {
  customer: ann,
  since: "2026-11-30T09:59:00Z",
  channel: "phone",
  purpose: "serving",
  assured: "verified",
  how: "document: passport",
};
const adviser = (more = {}) =>
  signedIn(site, { organisation: "dwp", role: "adviser", ...more });
const said = (text: string): string | undefined =>
  /govuk-notification-banner__heading">\s*([^<]*)/.exec(text)?.[1]?.trim();

describe("staff who serve nobody", () => {
  test("come back from every form that they print to where they print forms", async () => {
    const priya = await adviser();
    const { text } = await priya.open("/desk/forms");
    const forms = [...text.matchAll(/href="(\/tell\/[^"]+\/form)"/g)];
    assert.equal(forms.length, site.catalogues.inForce().lifeEvents.size);
    for (const [, form = ""] of forms) {
      const page = await priya.open(form);
      for (const once of ["your National Insurance number?", "your full name?"])
        assert.equal(page.text.split(once).length, 2, `${form}: ${once}`);
      const back = /href="([^"]+)" class="govuk-back-link"/.exec(page.text);
      assert.equal((await priya.open(back?.[1] ?? "")).status, 200, form);
    }
  });

  test("are not led from a death to where only those without an account come back", async () => {
    const priya = await adviser();
    const { text } = await priya.open("/tell/bereavement");
    assert.doesNotMatch(text, /href="\/come-back"/);
  });

  test("keep what they typed when nobody was found", async () => {
    const priya = await adviser();
    const page = await priya.open("/desk/find");
    const { text } = await priya.send(page, {
      name: "Nobody Atall",
      "dateOfBirth-day": "1",
      "dateOfBirth-month": "3",
      "dateOfBirth-year": "1944",
    });
    assert.match(text, /We found nobody/);
    assert.match(text, /value="Nobody Atall"/);
    assert.match(text, /value="1944"/);
  });
});

test("who looked is said to staff of the person it is about", async () => {
  const priya = await adviser({ serving });
  const { text } = await priya.open("/who-looked");
  assert.match(text, /This is what the person it is about reads here/);
  assert.doesNotMatch(text, /Everybody but you/);
});

test("who finishes serving reads that it is done", async () => {
  const priya = await adviser({ serving });
  const page = await priya.open("/desk/finish");
  const { text } = await priya.send(page, {
    reason: "other",
    minutes: "3",
    outcome: "done",
  });
  assert.match(said(text) ?? "", /You finished serving/);
});

test("what is in force, what comes and what is over stand apart, and who puts forward reads that it is done", async () => {
  const director = await signedIn(site, {
    organisation: "dwp",
    role: "director",
  });
  const stateOf = (text: string, day: string) =>
    new RegExp(`(In force|To come|Over|Taken back) ${day}`).exec(
      text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "),
    )?.[1];
  const version = site.catalogues.inForce().hash;
  await site.run(async (tx) => {
    await tx.query(
      "insert into catalogue.publication (version, covers_from, published_by) values ($1, '2099-12-05', 'test')",
      [version],
    );
    await draftProposal(tx, { version, coversFrom: "2099-12-06" });
  });
  const page = await director.open("/workbench/publishing");
  assert.equal(stateOf(page.text, "always"), "In force");
  assert.equal(stateOf(page.text, "5 December 2099"), "To come");
  const { text } = await director.send(page, { do: "put-forward" });
  assert.match(said(text) ?? "", /You put it forward/);
});

test("every body that made-up staff work for has a name to show", async () => {
  const made = new URL("../../demo/people/staff/staff.json", import.meta.url);
  const { staff } = JSON.parse(await readFile(made, "utf8")) as {
    readonly staff: readonly { readonly organisation: string }[];
  };
  const { organisations, councils } = site.catalogues.inForce();
  for (const { organisation } of staff)
    assert.ok(
      organisations.has(organisation) ||
        councils.some(({ gss }) => organisation === `council:${gss}`),
      organisation,
    );
});
