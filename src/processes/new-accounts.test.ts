import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { sending, signedIn, somebody, toldOf } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";
import type { Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const newBank = {
  "bank.newAccount": {
    accountName: "Anne Mason",
    sortCode: "010203",
    accountNumber: "12345678",
  },
  "bank.from": "2026-12-01",
  "bank.payments": ["state-pension"],
};

/** Ends where the code for a new account is asked for. */
async function tellAccount(person: Person, other: object = {}) {
  const begin = await person.open("/tell/change-of-bank-account");
  const preview = await person.answerAll(
    await person.send(begin, { registers: "yes" }),
    { ...toldOf["moving-house"], ...newBank, ...other },
  );
  const asked = await person.confirm(preview);
  assert.match(asked.path, /account-code$/, asked.text);
  return asked;
}
const codeSentTo = (owner: string, before = "none"): Promise<string> =>
  site.run(async (tx) => {
    const [sent] = await tx.query<{ body: string }>(
      "select body from people.message where secret and customer_id = $1 and strpos(body, $2) = 0 order by written_at desc limit 1",
      [owner, before],
    );
    return /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(sent?.body ?? "")?.[0] ?? "no code";
  });

for (const as of ["actingFor", "serving"] as const)
  test(`somebody who is ${as} the owner of a new account confirms it with no code, wherever the page is`, async () => {
    const owner = await somebody(site);
    const self = as === "actingFor" ? await somebody(site) : newId();
    const person = await signedIn(site, self, { [as]: owner });
    const asked = await tellAccount(person);
    assert.doesNotMatch(asked.text, /name="code"/);
    const code = await codeSentTo(owner);
    const answer = await person.send(asked, { do: "confirm", code });
    assert.equal(answer.status, 403);
    const changes = await site.run((tx) =>
      tx.query(
        "select state from people.bank_account_change where customer_id = $1",
        [owner],
      ),
    );
    assert.deepEqual(changes, [{ state: "waiting" }]);
  });

test("an account that was taken back is theirs no more, and needs a code of its own when it is told again", async () => {
  const owner = await somebody(site);
  const person = await signedIn(site, owner);
  const accounts = () =>
    site.run((tx) =>
      tx.query(
        "select from people.fact where customer_id = $1 and concept = 'person.bankAccount' and superseded_at is null",
        [owner],
      ),
    );
  const asked = await tellAccount(person);
  const code = await codeSentTo(owner);
  const told = await person.send(asked, { do: "confirm", code });
  assert.match(told.path, /^\/told\//, told.text);
  assert.equal((await accounts()).length, 1);
  const asks = await person.open(`${told.path}/withdraw`);
  await person.send(asks, { reason: "not-me" });
  assert.deepEqual(await accounts(), []);
  await tellAccount(person);
});

test("a sign-in that is not fresh takes back neither of two new accounts", async () => {
  const owner = await somebody(site);
  const person = await signedIn(site, owner);
  const told: string[] = [];
  let code: string | undefined;
  for (const from of ["2026-12-01", "2026-12-08"]) {
    const asked = await tellAccount(person, {
      "bank.newAccount": {
        ...newBank["bank.newAccount"],
        accountNumber: `123456${from.slice(-2)}`,
      },
      "bank.from": from,
    });
    code = await codeSentTo(owner, code);
    const done = await person.send(asked, { do: "confirm", code });
    assert.match(done.path, /^\/told\//, done.text);
    told.push(done.path);
    // The clock stands still: the next is asked for later.
    await site.run((tx) =>
      tx.query(
        "update people.bank_account_change set requested_at = requested_at - interval '1 hour' where customer_id = $1",
        [owner],
      ),
    );
  }
  const stands = () =>
    site.run((tx) =>
      tx.query<{ state: string }>(
        "select state from notices.notice where subject = $1 order by confirmed_at",
        [owner],
      ),
    );
  const before = await stands();
  assert.deepEqual(
    before.map(({ state }) => state),
    ["standing", "standing"],
  );
  const thief = await signedIn(site, owner, { minutesAgo: 110 });
  for (const path of told) {
    const mistake = ["reason", "mistake"] as const;
    const refused = await sending(thief, `${path}/withdraw`, mistake);
    assert.match(refused.to ?? "", /\/sign-in\?.*again=yes/, path);
  }
  assert.deepEqual(await stands(), before);
});
