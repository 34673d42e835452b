import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const deceased = newId();
const site = await openWholeSite(deceased);
after(() => site.stop());

const ann = {
  "person.name": "Ann Firstword",
  "contact.phone": "07700900111",
  "contact.answers": "text",
  "deceased.nationalInsuranceNumber": "QQ123456A",
};
const ben = {
  "person.name": "Ben Otherword",
  "contact.phone": "07700900222",
  "contact.answers": "text",
};

async function tells(
  said: Readonly<Record<string, unknown>>,
  person = new Person(site),
) {
  const preview = await person.tellDeath({ ...answers, ...said });
  const told = await person.send(preview, {
    do: "confirm",
    optIn: "bereavement--hmrc--personal-tax",
  });
  await site.follow();
  return { person, told };
}
type Teller = Awaited<ReturnType<typeof tells>>;

async function takesBack({ person, told }: Teller) {
  const undo = await person.open(`${told.path}/withdraw`);
  assert.match(undo.text, /unless somebody else has told us the same/);
  const taken = await person.send(undo, { reason: "mistake" });
  await site.follow();
  return taken;
}

const tasks = () =>
  site.run((tx) =>
    tx.query<{ id: string; organisation: string; conflict: string }>(
      "select id, organisation, about ->> 'conflict' as conflict from casework.case_task where closed_at is null order by opened_at, organisation",
    ),
  );
/** The one message to a phone that begins in some way. */
const sent = async (to: string, beginning: string): Promise<string> => {
  const found = await site.run((tx) =>
    tx.query<{ body: string }>(
      "select body from people.message where sent_to = $1 and body like $2 || '%'",
      [to, beginning],
    ),
  );
  assert.equal(found.length, 1, `${to}: ${beginning}`);
  return found[0]?.body ?? "";
};
const deliveries = () =>
  site.run((tx) =>
    tx.query("select id, kind from delivery.delivery order by id"),
  );

const first = await tells(ann);

test("a second teller who says the same makes no task; the first hears that somebody joined, and not who", async () => {
  const second = await tells(ben);
  assert.deepEqual(await tasks(), []);
  const heard = await sent("07700900111", "Somebody else told us of the same");
  assert.match(heard, /stands as you told it.*may ask you/);
  const secondsReference = second.told.path.split("/")[2] ?? "";
  for (const word of ["Ben", "Otherword", "900222", secondsReference])
    assert.ok(!heard.includes(word), heard);
  assert.match(second.told.text, /somebody may ask you about it/);
  assert.match(first.told.text, /somebody may ask you about it/);
});

test("where one withdraws while another stands nothing is withdrawn at the bodies; one body looks into it, and both hear what is true", async () => {
  const cat = { ...ben, "contact.phone": "07700900333" };
  const third = await tells(cat);
  const before = await deliveries();
  const taken = await takesBack(third);
  assert.deepEqual(await deliveries(), before);
  assert.match(taken.text, /Somebody else has told us the same/);
  assert.doesNotMatch(taken.text, /asked to reverse what it did/);
  const [task, ...more] = await tasks();
  assert.equal(task?.conflict, "taken-back");
  assert.equal(task.organisation, "hmrc", "it is told how to ask them");
  const own = await signedIn(site, {
    organisation: "hmrc",
    role: "caseworker",
  });
  const { text } = await own.ask("GET", `/desk/tasks/${task.id}`);
  for (const said of ["Ann Firstword", "Ben Otherword", "07700 900333"])
    assert.ok(text.includes(said), said);
  assert.match(text, /Ask those who are named below/);
  assert.doesNotMatch(text, /in everything we asked/);
  assert.deepEqual(more, []);
  const back = await sent("07700900333", "You took back");
  assert.match(back, /no body is asked to undo anything/);
  assert.doesNotMatch(back, /is asked to undo what it did/);
  const stays = await sent("07700900111", "Somebody else who had told us");
  assert.match(stays, /took it back.*stands as/);
  assert.doesNotMatch(stays, /Ben|900333/);
});

test("answers that contradict are a task of each body that holds them, and of no other; its caseworker sees who said what", async () => {
  await tells({
    ...ben,
    "contact.phone": "07700900444",
    "contact.answers": "text",
    "deceased.nationalInsuranceNumber": "QQ654321B",
  });
  const [task, ...more] = (await tasks()).filter(
    ({ conflict }) => conflict === "told-twice",
  );
  assert.equal(task?.organisation, "hmrc", "it alone is told what differs");
  assert.deepEqual(more, []);
  const as = (organisation: string, role: string) =>
    signedIn(site, { organisation, role });
  for (const other of [
    await as("dwp", "caseworker"),
    await as("hmrc", "adviser"),
  ])
    assert.equal(
      (await other.ask("GET", `/desk/tasks/${task.id}`)).status,
      404,
    );
  const own = await as("hmrc", "caseworker");
  const { text } = await own.ask("GET", `/desk/tasks/${task.id}`);
  for (const said of ["Ann Firstword", "Ben Otherword", "07700 900111"])
    assert.ok(text.includes(said), said);
  assert.match(text, /QQ ?12 ?34 ?56 ?A[\s\S]*QQ ?65 ?43 ?21 ?B/);
  assert.doesNotMatch(text, /driving|1 Made-up Road/i, "nothing that agrees");
  const again = await tasks();
  await site.follow();
  assert.deepEqual(await tasks(), again);
});

const tasksOf = async (organisation: string, conflict: string) =>
  (await tasks()).filter(
    (one) => one.organisation === organisation && one.conflict === conflict,
  );

for (const { who, said, phone, sees } of [
  {
    who: "names the person dealing with the estate, whom the first did not",
    said: {
      "estate.handledBy": "someone-else",
      "executor.contact": {
        name: "Gwen Executorword",
        phone: "07700 900801",
        line1: "2 Made-up Road",
        town: "Bristol",
        postcode: "QA10 1AA",
      },
    },
    phone: "07700900666",
    sees: [/Gwen Executorword/, /Otherword/],
  },
  {
    who: "says to deal with the estate, where another had named somebody",
    said: { "estate.handledBy": "teller" },
    phone: "07700900777",
    sees: [/Gwen Executorword/, /07700 900777/],
  },
])
  test(`a joiner who ${who} opens a task of the body that is told of it, and reads that it was not sent`, async () => {
    const before = await tasksOf("hmrc", "told-twice");
    const sentBefore = await deliveries();
    const { told, person } = await tells({
      ...ben,
      ...said,
      "contact.phone": phone,
    });
    assert.deepEqual(await deliveries(), sentBefore, "nothing is sent again");
    const page = (await person.open(told.path)).text;
    assert.match(page, /What you said was not sent to them again/);
    assert.match(page, /What you said of this, which was not sent to it/);
    assert.doesNotMatch(
      page,
      /received everything|It was told|No body was told/,
    );
    const now = await tasksOf("hmrc", "told-twice");
    const [task, ...more] = now.filter(({ id }) =>
      before.every((one) => one.id !== id),
    );
    assert.ok(task, "HMRC has a task");
    assert.deepEqual(more, []);
    const own = await signedIn(site, {
      organisation: "hmrc",
      role: "caseworker",
    });
    const { text } = await own.ask("GET", `/desk/tasks/${task.id}`);
    for (const one of sees) assert.match(text, one);
    // Who deals with the estate is in no flow to HMRC: it learns only that they differ.
    assert.doesNotMatch(text, /I do|Someone else|deals? with the estate/i);
    assert.match(text, /Ask those who are named below/);
  });

test("nothing of a teller who lives at a hidden address is shown to whoever settles it", async () => {
  const customer = newId();
  await site.run((tx) =>
    makeCustomer(tx, { id: customer, addressHidden: true }),
  );
  const person = await signedIn(site, { customer });
  const anne = {
    "person.name": "Anne Hiddenword",
    "contact.phone": "07700900555",
    "contact.answers": "text",
    "deceased.nationalInsuranceNumber": "QQ111111C",
  };
  await tells(anne, person);
  const staff = { organisation: "hmrc", role: "caseworker" };
  const own = await signedIn(site, staff);
  const [task] = (await tasks())
    .filter(({ conflict }) => conflict === "told-twice")
    .slice(-1);
  const { text } = await own.ask("GET", `/desk/tasks/${task?.id}`);
  assert.match(text, /QQ ?11 ?11 ?11 ?C/);
  assert.doesNotMatch(text, /Hiddenword|07700 ?900 ?555/);
});

test("the log verifies after everything that was told twice", async () => {
  assert.deepEqual(await site.logFaults(), []);
});
