import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const arthur = newId();
const site = await openWholeSite(arthur);
after(() => site.stop());

const [bristol, leeds] = ["council:E06000023", "council:E08000035"];
const staff = (organisation: string) =>
  signedIn(site, { organisation, role: "caseworker" });

/** A death of somebody of Bristol, as told, that went to Leeds and was not delivered; what is known of them since says Leeds. */
async function deadLetter() {
  const guest = new Person(site);
  const told = await guest.confirm(await guest.tellDeath(answers));
  const task = await site.run(async (tx) => {
    await makeCustomer(tx, { id: arthur });
    await recordFacts(tx, {
      customer: arthur,
      facts: [{ concept: "deceased.address", value: { council: "E08000035" } }],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
    const [row] = await tx.query<{ task: string }>(
      `with dead as (
         update delivery.delivery set state = 'dead', organisation = $1 where organisation = $2 and flow like '%council-tax' and state = 'waiting'
         returning id, subject, flow
       )
       select casework.open_task('dead-letter', id::text, $1, subject, 'bereavement', id, null,
         jsonb_build_object('flow', flow), null, now(), current_date) as task from dead`,
      [leeds, bristol],
    );
    return row?.task ?? assert.fail("the council was told nothing");
  });
  return { guest, told, path: `/desk/tasks/${task}` };
}

const dead = deadLetter();
const helen = staff(leeds);
/** Helen has taken the task and proposes. */
async function proposed() {
  const { path, ...rest } = await dead;
  const her = await helen;
  const taken = await her.send(await her.open(path), { do: "take" });
  assert.match(taken.text, /You have this task now/);
  const page = await her.open(path);
  const after = await her.send(page, {
    do: "decide",
    decision: "redirect",
    reason: "They lived in Bristol.",
  });
  return { path, ...rest, helen: her, after };
}
const sentTo = async (organisation: string) => {
  const [row] = await site.run((tx) =>
    tx.query<{ n: number }>(
      "select count(*)::integer as n from delivery.delivery where organisation = $1 and flow like '%council-tax'",
      [organisation],
    ),
  );
  return row?.n;
};

test("a colleague who refuses sends nothing, and somebody of another body does not find the task", async () => {
  const before = await sentTo(bristol);
  const { path } = await proposed();
  const stranger = await staff(bristol);
  for (const [method, step] of [
    ["GET", ""],
    ["POST", "agree"],
    ["POST", "refuse"],
  ] as const) {
    const token = (await stranger.open("/desk/worklist")).text;
    const answer = await stranger.ask(
      method,
      path,
      method === "POST"
        ? [
            ["do", step],
            [
              "form-token",
              /name="form-token" value="([^"]*)/.exec(token)?.[1] ?? "",
            ],
          ]
        : undefined,
    );
    assert.ok(
      [403, 404].includes(answer.status),
      `${method} ${step}: ${answer.status}`,
    );
  }
  const samuel = await staff(leeds);
  const page = await samuel.open(path);
  const after = await samuel.send(page, {
    do: "refuse",
    note: "They moved back.",
  });
  assert.match(after.text, /They moved back\./);
  assert.match(after.text, /The proposal is over/);
  assert.equal(await sentTo(bristol), before);
});

test("a proposal that nobody answered in time is over as soon as somebody looks, and the log says so", async () => {
  const { path } = await proposed();
  await site.run((tx) =>
    tx.query(
      "update casework.proposal set good_until = '2026-11-29T10:00:00Z' where ended_at is null",
    ),
  );
  const samuel = await staff(leeds);
  const list = await samuel.open("/desk/worklist");
  assert.doesNotMatch(list.text, /A second person is needed/);
  const page = await samuel.open(path);
  assert.match(page.text, /Nobody agreed in time/);
  const logged = await site.run((tx) =>
    tx.query(
      "select from log.entry where kind = 'casework.task-redirect-expired'",
    ),
  );
  assert.equal(logged.length, 1);
});

test("a redirect waits for a second person, who sees what is disclosed; the worklist says so, and the teller sees from whom to whom it went", async () => {
  const { guest, told, path, helen, after } = await proposed();
  assert.match(after.text, /Bristol/);
  assert.match(after.text, /What you decided is recorded/);
  assert.equal(await sentTo(bristol), 0);
  const samuel = await staff(leeds);
  const list = await samuel.open("/desk/worklist");
  assert.match(list.text, /A second person is needed/);
  const page = await samuel.open(path);
  assert.match(page.text, /Arthur Hill/);
  const own = await helen.ask("POST", path, [
    ["do", "agree"],
    [
      "form-token",
      /name="form-token" value="([^"]*)/.exec(after.text)?.[1] ?? "",
    ],
  ]);
  assert.equal(own.status, 403);
  assert.equal(await sentTo(bristol), 0);
  const agreed = await samuel.send(page, { do: "agree" });
  assert.match(agreed.text, /You agreed/);
  assert.equal(await sentTo(bristol), 1);
  const track = await guest.open(told.path);
  assert.match(track.text, /It was sent first to[\s\S]{0,80}Leeds/);
  assert.match(track.text, /sent on to this body on/);
});
