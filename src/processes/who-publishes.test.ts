import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { signedIn } from "./testing/signed-in.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const page = "/workbench/publishing";
const proposals = () =>
  site.run((tx) =>
    tx.query<{ id: string; proposed_by: string | null; outcome: string }>(
      "select id::text, proposed_by, outcome from catalogue.proposal order by id desc",
    ),
  );
const draft = () =>
  site.run((tx) =>
    tx.query(
      "insert into catalogue.proposal (version, covers_from) values ($1, '2026-12-05')",
      [site.catalogues.inForce().hash],
    ),
  );
const staff = (organisation: string, role: string) =>
  signedIn(site, { organisation, role });

/** Sends a step with the hidden fields that somebody of a body that publishes sees, and the sender's own form token. */
async function step(person: Awaited<ReturnType<typeof staff>>, what: string) {
  const see = await (await staff("dwp", "director")).open(page);
  const field = (name: string, text: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
  const { text } = await person.open("/sign-out");
  return person.ask("POST", page, [
    ["form-token", field("form-token", text)],
    ["proposal", field("proposal", see.text)],
    ["seen", field("seen", see.text)],
    ["do", what],
    ["reason", "why"],
  ]);
}

for (const [organisation, role] of [
  ["council:E06000023", "supervisor"],
  ["translink", "director"],
  ["hmrc", "director"],
] as const)
  test(`a ${role} of ${organisation}, which does not publish, puts nothing forward, agrees to nothing and refuses nothing`, async () => {
    await draft();
    const other = await staff(organisation, role);
    const shown = await other.open(page);
    assert.match(shown.text, /of these may[^<]*Department for Work/);
    for (const what of ["put-forward", "refuse"])
      assert.equal((await step(other, what)).status, 403);
    await step(await staff("dwp", "supervisor"), "put-forward");
    for (const what of ["agree", "refuse"])
      assert.equal((await step(other, what)).status, 403);
    const [last] = await proposals();
    assert.ok(last?.proposed_by && last.outcome === null);
    await step(await staff("dwp", "director"), "refuse");
  });

test("what somebody put forward who works no longer where the pack is published is agreed by nobody", async () => {
  await draft();
  await step(await staff("dwp", "supervisor"), "put-forward");
  const [last] = await proposals();
  await site.run((tx) =>
    tx.query(
      "update access.role_grant set organisation = 'translink' where account_id = $1",
      [last?.proposed_by],
    ),
  );
  await step(await staff("dwp", "director"), "agree");
  assert.equal((await proposals())[0]?.outcome, null);
  await step(await staff("dwp", "director"), "refuse");
});

test("two of the body that publishes bring it in force", async () => {
  await draft();
  await step(await staff("dwp", "supervisor"), "put-forward");
  await step(await staff("dwp", "director"), "agree");
  assert.equal((await proposals())[0]?.outcome, "agreed");
});
