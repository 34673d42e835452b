import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { issuerOf } from "#access";
import { commands } from "./commands.ts";
import { readSettings } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "joinery-line-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs a command line as a shell would. */
async function joinery(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
) {
  const { DATABASE_URL, ...environment } = process.env;
  void DATABASE_URL; // these tests are about settings of their own
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "joinery.ts"), ...words],
    {
      env: { ...environment, DATA_DIR: join(folder, "data"), ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [out, problems, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  return { out, problems, code };
}

for (const { words, code, says } of [
  { words: [], code: 2, says: /Usage: joinery COMMAND/ },
  { words: ["--help"], code: 0, says: /Exit codes: 0 good/ },
  { words: ["nonsense"], code: 2, says: /no command “nonsense”/ },
  { words: ["log"], code: 2, says: /joinery log verify/ },
  { words: ["log", "verify", "--jsn"], code: 2, says: /--jsn/ },
  { words: ["serve", "--port", "1"], code: 2, says: /environment/ },
  { words: ["serve", "now"], code: 2, says: /Write: joinery serve/ },
  { words: ["pack", "agree", "1"], code: 2, says: /workbench\/publishing/ },
  { words: ["pack", "agree"], code: 2, says: /signed in/ },
  { words: ["staff", "add", "x"], code: 2, says: /Write: joinery staff list/ },
  { words: ["serve"], code: 2, says: /Set DATABASE_URL, or run npm start/ },
  { words: ["reset", "--yes"], code: 0, says: /is empty already/ },
  { words: ["keys"], code: 2, says: /Write: joinery keys list/ },
  { words: ["keys", "rotate"], code: 2, says: /Write: joinery keys list/ },
  { words: ["conformance", "nowhere"], code: 2, says: /Write: joinery conf/ },
  {
    words: ["conformance", "http://x", "--flow", "a@1", "--fields", "[1]"],
    code: 2,
    says: /--fields must be a JSON object/,
  },
  {
    words: ["conformance", "http://127.0.0.1:9/events", "--flow", "a@1"],
    code: 1,
    says: /0 passed, 17 failed/,
  },
  { words: ["reset", "--yes"], code: 0, says: /data is empty\./ },
])
  test(`“joinery ${words.join(" ")}” ends with ${code} and says why`, async () => {
    const { out, problems, code: ended } = await joinery(words);
    assert.equal(ended, code);
    assert.match(out + problems, says);
  });

test("what a command is written like is said with every way to write it", async () => {
  const { problems } = await joinery(["log", "verify", "twice"]);
  assert.match(problems, /Write: joinery log verify.*\n +joinery log again\n/);
});

test("every command that is built explains itself, with its exit codes", async () => {
  for (const [name, { load }] of commands) {
    const { command } = await load();
    assert.match(command.usage, new RegExp(`joinery ${name}`));
    assert.match(command.usage, /Exit codes: 0 /, name);
  }
});

for (const { name, value } of [
  { name: "PORT", value: "70000" },
  { name: "DATABASE_URL", value: "mysql://root:secret@db/x" },
  { name: "LOG_LEVEL", value: "loud" },
  { name: "PUBLIC_URL", value: "gopher:nowhere" },
  { name: "TRUSTED_PROXIES", value: "10.0.0.1, our-proxy" },
  { name: "REQUESTS_PER_MINUTE", value: "some" },
  { name: "NOTIFY_API_KEY", value: "half-a-key" },
  { name: "NOTIFY_URL", value: "gopher:nowhere" },
  { name: "NOTIFY_TEMPLATE_TEXT", value: "our text" },
  { name: "OIDC_ISSUER", value: "nowhere" },
  { name: "OIDC_ACR", value: "urn:loa:high=sure" },
])
  test(`a wrong ${name} is named with how to write it, and its value is not repeated`, async () => {
    const { problems, code } = await joinery(["migrate"], { [name]: value });
    assert.equal(code, 2);
    assert.match(problems, new RegExp(`variable ${name} must be `));
    assert(!problems.includes(value));
  });

const identifier = "f33517ff-2a88-4f6e-b855-c550268ce08a";
const sender = {
  NOTIFY_API_KEY: `joinery-${identifier}-${identifier}`,
  NOTIFY_TEMPLATE_EMAIL: identifier,
  NOTIFY_TEMPLATE_TEXT: identifier,
  NOTIFY_TEMPLATE_LETTER: identifier,
};

test("a real identity provider is read whole, and whoever sets half of it is told what is missing", () => {
  const OIDC_ISSUER = "https://identity.example.org/";
  const given = { ...sender, OIDC_ISSUER, OIDC_CLIENT_ID: "joinery" };
  const acr = "urn:loa:low=P1 urn:loa:high=P2";
  const read = readSettings({
    ...given,
    OIDC_CLIENT_SECRET: "secret",
    OIDC_ACR: acr,
  });
  assert.deepEqual(read.identity, {
    issuer: new URL(OIDC_ISSUER),
    clientId: "joinery",
    credentials: { kind: "secret", secret: "secret" },
    scope: "openid profile",
    dialect: "plain",
    acr: new Map([
      ["urn:loa:low", "P1"],
      ["urn:loa:high", "P2"],
    ]),
  });
  assert.equal(issuerOf(read.identity), "https://identity.example.org");
  assert.throws(
    () => readSettings(given),
    /OIDC_ISSUER is set, so OIDC_CLIENT_SECRET is needed too/,
  );
});
for (const { says, settings, names } of [
  {
    says: "with real people and no sender of messages",
    settings: { OIDC_ISSUER: "https://identity.example.org" },
    names: /OIDC_ISSUER is set.* without NOTIFY_API_KEY no code/,
  },
  {
    says: "with a sender and no template for letters",
    settings: {
      NOTIFY_API_KEY: `joinery-${identifier}-${identifier}`,
      NOTIFY_TEMPLATE_EMAIL: identifier,
      NOTIFY_TEMPLATE_TEXT: identifier,
    },
    names: /NOTIFY_API_KEY is set, so NOTIFY_TEMPLATE_LETTER is needed too/,
  },
])
  for (const word of ["start", "serve", "work"])
    test(`“joinery ${word}” does not start ${says}, and says how to mend it`, async () => {
      const { problems, code } = await joinery([word], settings);
      assert.equal(code, 2);
      assert.match(problems, names);
      assert.match(problems, /docs\/how-to\/send-messages\.md/);
    });

test("reset empties no folder that Joinery did not make", async () => {
  const foreign = join(folder, "photos");
  mkdirSync(foreign);
  writeFileSync(join(foreign, "holiday.jpg"), "");
  const { problems, code } = await joinery(["reset", "--yes"], {
    DATA_DIR: foreign,
  });
  assert.equal(code, 2);
  assert.match(problems, /was not made by Joinery/);
});
