import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#kernel";
import { catchUp, replay } from "#log";
import { findNotice, trackNotice, withdrawNotice } from "#notices";
import {
  follower,
  bristol,
  store,
  asProcess,
  followed,
  someone,
  tell,
  death,
  move,
  answers,
  sentTo,
  channelsTo,
} from "./testing/told-people.ts";

test("whoever tells of a death without an account hears by the phone given in that telling; the one who died hears nothing", async () => {
  const subject = await someone("07700 900001");
  const owner = `browser:${newId()}`;
  const notice = await tell(
    "bereavement",
    subject,
    { owner, capacity: "informant" },
    death,
  );
  await followed();
  assert.deepEqual(
    (await sentTo(owner)).map(({ to, channel }) => [to, channel]),
    [["07700 900999", "text"]],
  );
  assert.match(
    (await sentTo(owner))[0]?.body ?? "",
    new RegExp(`^You told us: “Someone has died”\\..*${notice.reference}`),
  );
  await answers(notice, "accepted");
  await followed();
  assert.equal((await sentTo(owner)).length, 1, "received is no answer yet");
  await answers(notice, "acted");
  await followed();
  const [, answer] = await sentTo(owner);
  assert.match(
    answer?.body ?? "",
    /State Pension and all benefits of the person who died: Decided: it stops/,
  );
  assert.doesNotMatch(answer?.body ?? "", /George|Nina/);
  assert.deepEqual(await sentTo(subject), []);
});

for (const { answers: chosen, to } of [
  { answers: "text", to: "07700 900999" },
  { answers: "email", to: "nina@example.test" },
  { answers: "letter", to: "Nina Field\n1 High Street\nBristol\nQA10 1AA" },
  { answers: "none", to: undefined },
  { answers: undefined, to: undefined },
])
  test(`without an account, whoever chose ${chosen ?? "nothing"} hears ${to === undefined ? "nothing" : "that way alone"}: confirmation, answer and taking back; the one who died never`, async () => {
    const subject = await someone("07700 900002");
    const owner = `browser:${newId()}`;
    const { "contact.answers": _, ...rest } = death;
    const given = {
      ...rest,
      "contact.email": "nina@example.test",
      "person.address": bristol,
      ...(chosen === undefined ? {} : { "contact.answers": chosen }),
    };
    const whose = { owner, capacity: "informant" } as const;
    const notice = await tell("bereavement", subject, whose, given);
    await followed();
    await answers(notice, "acted");
    await followed();
    await asProcess((tx) =>
      withdrawNotice(tx, notice, {
        token: newId(),
        reason: "mistake",
        ...whose,
        channel: "digital",
      }),
    );
    await followed();
    assert.deepEqual(
      (await sentTo(owner)).map((sent) => sent.to),
      to === undefined ? [] : [to, to, to],
    );
    const [living] = await sentTo(subject);
    assert.match(living?.body ?? "We had", /^We had been told that you had/);
  });

test("a widow with an account hears by her quickest way, in Welsh or by letter when she wants that", async () => {
  const subject = await someone("07700 900003");
  const widow = await someone("07700 900004");
  const notice = await tell(
    "bereavement",
    subject,
    { teller: widow, owner: `customer:${widow}`, capacity: "informant" },
    death,
  );
  await answers(notice, "acted", "council:E06000023");
  await followed();
  assert.deepEqual(await channelsTo(widow), ["text", "text"]);
  const [, answer] = await sentTo(widow);
  assert.match(answer?.body ?? "", /The council, /);
  assert.doesNotMatch(answer?.body ?? "", /Bristol/);
  assert.deepEqual(await sentTo(subject), []);

  const welsh = await someone("07700 900005", {
    "needs.communication": ["welsh", "post-only"],
  });
  await tell(
    "bereavement",
    await someone("07700 900006"),
    { teller: welsh, owner: `customer:${welsh}`, capacity: "informant" },
    death,
  );
  await followed();
  const [letter] = await sentTo(welsh);
  assert.equal(letter?.channel, "letter");
  assert.match(letter?.body ?? "", /^Dywedoch wrthym: “Mae rhywun wedi marw”/);
});

test("whoever tells of themselves is told on every way, so that what is false comes to light", async () => {
  const customer = await someone("07700 900007");
  await tell(
    "moving-house",
    customer,
    { teller: customer, owner: `customer:${customer}`, capacity: "self" },
    move,
  );
  await followed();
  assert.deepEqual(await channelsTo(customer), ["text", "letter", "email"]);
  for (const { body } of await sentTo(customer))
    assert.match(body, /You told us: “I am moving house”.*If this was not you/);
});

test("when a helper tells, the helper hears of it and the person in words about them", async () => {
  const [customer, helper] = [
    await someone("07700 900008"),
    await someone("07700 900009"),
  ];
  await tell(
    "moving-house",
    customer,
    { teller: helper, owner: `customer:${helper}`, capacity: "attorney" },
    move,
  );
  await followed();
  const [first] = await sentTo(customer);
  assert.match(first?.body ?? "", /^Somebody who acts for you told us/);
  assert.match((await sentTo(helper))[0]?.body ?? "", /^You told us: /);
  assert.deepEqual(await channelsTo(helper), ["text"]);
});

test("somebody reported dead who is alive hears, once it is taken back, that we had been told of their death", async () => {
  const subject = await someone("07700 900010");
  const owner = `browser:${newId()}`;
  const notice = await tell(
    "bereavement",
    subject,
    { owner, capacity: "informant" },
    death,
  );
  await followed();
  assert.deepEqual(await sentTo(subject), []);
  await asProcess((tx) =>
    withdrawNotice(tx, notice, {
      token: newId(),
      reason: "alive",
      owner,
      capacity: "informant",
      channel: "digital",
    }),
  );
  await followed();
  for (const { body } of await sentTo(subject))
    assert.match(body, /^We had been told that you had died\./);
  assert.equal((await sentTo(subject)).length, 3);
  const [, back] = await sentTo(owner);
  assert.match(back?.body ?? "", /^You took back what you told us/);
});

test("whoever is alive and takes their own death back hears of answers as the living; whoever had told it hears that it is undone", async () => {
  const subject = await someone("07700 900013");
  const owner = `browser:${newId()}`;
  const told = { owner, capacity: "informant" } as const;
  const notice = await tell("bereavement", subject, told, death);
  await followed();
  const taken = await asProcess(async (tx) => {
    const result = await withdrawNotice(tx, notice, {
      token: newId(),
      reason: "alive",
      teller: subject,
      owner: `customer:${subject}`,
      customer: subject,
      capacity: "self",
      channel: "digital",
      isSubject: true,
    });
    assert.equal(result.kind, "ok");
    return (await findNotice(tx, result.value.reference)) ?? assert.fail();
  });
  await followed();
  const [, undone, ...more] = await sentTo(owner);
  assert.match(
    undone?.body ?? "",
    /^What you told us was taken back by the person it is about.*asked to undo/,
  );
  assert.deepEqual(more, []);
  const before = (await sentTo(subject)).length;
  await answers(taken, "acted");
  await followed();
  const heard = (await sentTo(subject)).slice(before);
  assert.equal(heard.length, 1);
  assert.match(
    heard[0]?.body ?? "",
    /^We had been told that you had died\. That has been taken back\./,
  );
  assert.doesNotMatch(heard[0]?.body ?? "", /You told us|Someone has died/);
  assert.ok(
    (await sentTo(subject)).some(({ body }) =>
      body.includes("all benefits of George Hill: "),
    ),
  );
});

test("a body that answers with words of the pack that are not filled in is read as anybody reads them", async () => {
  const subject = await someone("07700 900016");
  const whose = { owner: `browser:${newId()}`, capacity: "informant" } as const;
  const notice = await tell("bereavement", subject, whose, death);
  for (const status of ["acted", "refused"] as const)
    await answers(notice, status, "dwp", {
      en: "The card of {deceased.name|the person who died} stops {wales|in Wales|here}.",
      cy: "Daw cerdyn {deceased.name|y person a fu farw} i ben {wales|yng Nghymru|yma}.",
    });
  const track = await asProcess((tx) => trackNotice(tx, notice.reference));
  const read = JSON.stringify(track);
  assert.match(read, /The card of the person who died stops here \/ in Wales/);
  assert.doesNotMatch(read, /\{[^{}"]*\|/);
});

test("whoever took it back hears of answers to that, and not that they told it", async () => {
  const subject = await someone("07700 900014");
  const owner = `browser:${newId()}`;
  const told = { owner, capacity: "informant" } as const;
  const notice = await tell("bereavement", subject, told, death);
  const taken = await asProcess(async (tx) => {
    const result = await withdrawNotice(tx, notice, {
      token: newId(),
      reason: "mistake",
      ...told,
      channel: "digital",
    });
    assert.equal(result.kind, "ok");
    return (await findNotice(tx, result.value.reference)) ?? assert.fail();
  });
  await followed();
  await answers(taken, "acted");
  await followed();
  const last = (await sentTo(owner)).at(-1);
  assert.match(
    last?.body ?? "",
    /^You took back what you told us: .*State Pension and all benefits of George Hill: /,
  );
});

test("whoever joins is promised no answers of bodies that another had told", async () => {
  const subject = await someone("07700 900015");
  await tell(
    "bereavement",
    subject,
    { owner: `browser:${newId()}`, capacity: "informant" },
    death,
  );
  const owner = `browser:${newId()}`;
  await tell("bereavement", subject, { owner, capacity: "informant" }, death);
  await followed();
  const [first] = await sentTo(owner);
  assert.match(first?.body ?? "", /what you said was not sent there again/);
  assert.doesNotMatch(first?.body ?? "", /what each body answers/);
});

test("a teller hears of a refusal, and of what comes after it, once each, however often the body says that it has it", async () => {
  const teller = await someone("07700 900020");
  const notice = await tell(
    "bereavement",
    await someone("07700 900021"),
    { teller, owner: `customer:${teller}`, capacity: "informant" },
    death,
  );
  const acted = ["acted", "acted"] as const;
  const refused = ["refused", "accepted", "accepted", "refused"] as const;
  for (const status of [...acted, ...refused, ...acted]) {
    await answers(notice, status);
    await followed();
  }
  const said = (await sentTo(teller)).map(
    ({ body }) => /Decided|Refused/.exec(body)?.[0],
  );
  assert.deepEqual(said, [undefined, "Decided", "Refused", "Decided"]);
});

test("a teller who is recorded dead since hears no answer", async () => {
  const widow = await someone("07700 900011");
  const notice = await tell(
    "bereavement",
    await someone("07700 900012"),
    { teller: widow, owner: `customer:${widow}`, capacity: "informant" },
    death,
  );
  await followed();
  await tell(
    "bereavement",
    widow,
    { owner: `browser:${newId()}`, capacity: "informant" },
    death,
  );
  await answers(notice, "acted");
  await followed();
  assert.equal((await sentTo(widow)).length, 1, "only what was before");
});

test("followed again from the beginning, nothing is written twice", async () => {
  const count = () =>
    asProcess((tx) =>
      tx.query<{ count: number }>(
        "select count(*)::integer as count from people.message",
      ),
    );
  const before = await count();
  await replay(store.db, follower);
  await catchUp(store.db, follower);
  assert.deepEqual(await count(), before);
});
