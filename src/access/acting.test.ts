import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixedClock, newId } from "#kernel";
import type { TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { findOrMakeAccount, grantRole, linkAccount } from "./accounts.ts";
import { identify } from "./identify.ts";
import { endMandate, recordMandate } from "./mandates.ts";
import { insertSession, setActingUnder } from "./queries/session-changes.ts";
import { hashToken, newToken } from "./secrets.ts";
import { startServing, stopServing } from "./serving.ts";
import { browserOf, keepBrowser } from "./browser-secret.ts";
import { startFromRecord } from "./sign-in.ts";
import type { Visitor } from "./visitor.ts";
import { ownerOf, subjectOf } from "./visitor.ts";

let store: TestDatabase;
const clock = fixedClock("2026-11-24T10:00:00Z");
const at = clock.now();
const [miriam, rachel] = [newId(), newId()];

before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);
const visitorWith = (
  token: string,
  cookies: Readonly<Record<string, string>> = {},
): Promise<Visitor> =>
  identify(
    { database: store.db, clock },
    { cookies: { joinery: token, ...cookies }, isSecure: false },
  );

async function signedIn(subject: string, customer?: string) {
  const token = newToken();
  const account = await run(async (tx) => {
    const made = await findOrMakeAccount(tx, {
      issuer: "test",
      subject,
      name: subject,
    });
    if (customer)
      await linkAccount(tx, {
        account: made,
        customer,
        evidence: "test",
        linkedBy: "test",
        at,
      });
    return made;
  });
  const session = await run((tx) =>
    insertSession(tx, {
      kind: "account",
      tokenHash: hashToken(token),
      account,
      level: "P2",
      now: at,
    }),
  );
  return { token, account, session };
}

test("a mandate that ends mid-journey is said on the next page, and forms opened before are refused", async () => {
  const { token, session } = await signedIn("rachel", rachel);
  const mandate = await run((tx) =>
    recordMandate(tx, {
      capacity: "attorney",
      events: [],
      from: "2026-01-01",
      evidence: { kind: "opg-register", reference: "7000" },
      giver: { id: miriam, name: "Miriam Levy" },
      holder: { id: rachel, name: "Rachel Levy" },
      madeBy: "test",
      at,
    }),
  );
  await run((tx) => setActingUnder(tx, session, mandate));
  const acting = await visitorWith(token);
  assert.equal(subjectOf(acting), miriam);
  await run((tx) =>
    endMandate(tx, { id: mandate, by: "giver", because: "test", at }),
  );
  const lost = await visitorWith(token);
  assert.equal(subjectOf(lost), rachel);
  assert.equal(lost.kind === "customer" && lost.actingEnded, "Miriam Levy");
  assert.notEqual(lost.csrf, acting.csrf);
});

test("staff see a customer only while they serve them", async () => {
  const { token, account } = await signedIn("priya");
  await run((tx) =>
    grantRole(tx, {
      account,
      organisation: "dwp",
      role: "adviser",
      grantedBy: "test",
    }),
  );
  const before = await visitorWith(token);
  assert.ok(before.kind === "staff" && subjectOf(before) === undefined);
  await run((tx) =>
    startServing(tx, before, {
      customer: miriam,
      purpose: "serving",
      channel: "phone",
      assured: "verified",
      how: "three answers",
      since: at,
    }),
  );
  const serving = await visitorWith(token);
  assert.ok(serving.kind === "staff" && subjectOf(serving) === miriam);
  const minutes = await run((tx) =>
    stopServing(tx, serving, new Date("2026-11-24T10:06:30Z")),
  );
  assert.equal(minutes, 7);
  assert.equal(subjectOf(await visitorWith(token)), undefined);
});

test("a record of death lets somebody without an account tell one event about one person", async () => {
  const record = {
    by: "registrar",
    reference: "D-7K2M-Q4TX",
    subject: miriam,
    event: "bereavement",
  } as const;
  const token = await startFromRecord({ database: store.db, clock }, record);
  const {
    browser,
    cookies: [cookie],
  } = keepBrowser({ cookies: {}, isSecure: false });
  assert.ok(cookie);
  const visitor = await visitorWith(token, { [cookie.name]: cookie.value });
  assert.ok(visitor.kind === "referenced");
  assert.equal(ownerOf(visitor), browser);
  assert.deepEqual(
    [visitor.subject, visitor.event, visitor.reference],
    [miriam, "bereavement", "D-7K2M-Q4TX"],
  );
});

test("a record's session is nobody's in another browser, and one without a secret", async () => {
  const token = await startFromRecord(
    { database: store.db, clock },
    {
      by: "registrar",
      reference: "D-7K2M-Q4TX",
      subject: miriam,
      event: "bereavement",
    },
  );
  for (const secret of [undefined, "", "guessed"])
    assert.equal(
      (await visitorWith(token, secret ? { "joinery-browser": secret } : {}))
        .kind,
      "anonymous",
    );
});

test("a browser keeps its secret, and only the secret's hash is known", () => {
  const asker = { cookies: {}, isSecure: true };
  const first = keepBrowser(asker);
  const [cookie] = first.cookies;
  assert.equal(cookie?.name, "__Host-joinery-browser");
  assert.ok(!first.browser.includes(cookie.value));
  const again = keepBrowser({
    ...asker,
    cookies: { [cookie.name]: cookie.value },
  });
  assert.deepEqual(again, { browser: first.browser, cookies: [] });
  assert.notEqual(keepBrowser(asker).browser, first.browser);
  assert.equal(browserOf(asker), undefined);
});
