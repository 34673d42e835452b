import { findStaff } from "#access";
import type { KeyChange, Purpose } from "#keys";
import {
  findKeys,
  findSealing,
  keysContext,
  purposes,
  resealKeys,
  revokeKey,
  rotateKey,
  takeInRetired,
  WrongKey,
} from "#keys";
import { systemClock } from "#kernel";
import type { Tx } from "#postgres";
import type { Command, Form } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import { readKeyFile, setAside } from "../held-keys.ts";
import {
  findSealingKeys,
  makeNextSealingFile,
  settleSealingFile,
} from "../sealing-file.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";

const usage = `
Usage: joinery keys list
       joinery keys rotate PURPOSE… --by ACCOUNT
       joinery keys revoke KID --by ACCOUNT
       joinery keys reseal --by ACCOUNT
       joinery keys take-in FILE --by ACCOUNT
list: every key of this installation by purpose, its name (RFC 7638 thumbprint), since when, and until when if it is retired.
rotate: puts a new key in the place of each PURPOSE's (${purposes.join(", ")}; or all). Processes sign with it within seconds,
  without a new start; what the old one signed verifies for ever, and its private half is destroyed.
revoke: a key that somebody else may have is neither used, accepted nor published from then on; one in use is rotated first.
reseal: seals all keys under another sealing key, all or none: SEALING_KEY_NEXT, or a new one in DATA_DIR. Give every process both
  before, and afterwards the new one as SEALING_KEY.
take-in: keeps the public half of a key that a machine of the first version signed with, as retired, so that what it signed verifies.
ACCOUNT is whose act this is: a member of staff by account, or by subject at the identity provider. The log keeps it.
Exit codes: 0 done, 1 it failed, 2 wrong use.`;

export const command: Command = {
  usage,
  run: new Map([
    ["list", act([0, 0], list)],
    ["rotate", act([1, Infinity], rotate)],
    ["revoke", act([1, 1], revoke)],
    ["reseal", act([0, 0], reseal, settle)],
    [
      "take-in",
      act([1, 1], takeIn, async (_, { words }) => setAside(words[0]!)),
    ],
  ]),
};

type Given = {
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly by: string | undefined;
};
type Act<T> = (tx: Tx, given: Given) => Promise<T>;

/** An act in one transaction, and what follows in files once it is in the database. */
function act(
  words: readonly [least: number, most: number],
  run: Act<string>,
  after?: Act<unknown>,
): Form {
  const options = { by: { type: "string" } } as const;
  return form({ options, words }, ({ values, ...rest }) =>
    withDatabase(rest.settings, async (db) => {
      const given = { ...rest, by: values.by };
      try {
        const said = await db.transaction(keysContext, (tx) => run(tx, given));
        await db.transaction(keysContext, async (tx) => after?.(tx, given));
        return said;
      } catch (error) {
        throw error instanceof WrongKey ? new WrongUse(error.message) : error;
      }
    }),
  );
}

async function settle(tx: Tx, { settings }: Given): Promise<void> {
  const fingerprint = await findSealing(tx);
  if (fingerprint !== undefined)
    settleSealingFile(settings.dataDir, fingerprint);
}

async function list(tx: Tx): Promise<string> {
  const keys = await findKeys(tx);
  const sealing = await findSealing(tx);
  if (sealing === undefined) return "This installation has no keys yet.\n";
  return [`Sealed by ${sealing}.`, ...keys.map(lineOf), ""].join("\n");
}

const lineOf = (key: Awaited<ReturnType<typeof findKeys>>[number]): string =>
  [
    key.purpose.padEnd(16),
    key.kid,
    key.retiredAt === null
      ? "in use "
      : key.revokedAt === null
        ? "retired"
        : "revoked",
    `since ${key.madeAt.toISOString()}`,
    ...(key.retiredAt === null ? [] : [`until ${key.retiredAt.toISOString()}`]),
    ...(key.formerName === null ? [] : [`was called ${key.formerName}`]),
  ].join("  ");

/** The change of a member of staff in whose name the command is given. A command line proves nothing: whoever may run it is believed, and the log says so. */
async function changeBy(tx: Tx, { settings, by }: Given): Promise<KeyChange> {
  if (by === undefined)
    throw new WrongUse(
      "Write --by ACCOUNT: whose act this is, by their account or their subject at the identity provider.",
    );
  const staff = await findStaff(tx, by);
  if (staff === undefined)
    throw new WrongUse(`No member of staff has the account ${by}.`);
  const sealing = findSealingKeys(settings);
  return { sealing, by: staff.account, now: systemClock.now() };
}

async function rotate(tx: Tx, given: Given): Promise<string> {
  const { words } = given;
  const inUse = (await findKeys(tx)).filter((key) => key.retiredAt === null);
  const isAll = words.length === 1 && words[0] === "all";
  const wanted = isAll
    ? inUse.map(({ purpose }) => purpose)
    : purposesNamed(words);
  const change = await changeBy(tx, given);
  const said: string[] = [];
  for (const purpose of wanted) {
    const kid = await rotateKey(tx, { ...change, purpose });
    said.push(`The ${purpose} key is now ${kid}.\n`);
  }
  return said.join("");
}

async function revoke(tx: Tx, given: Given): Promise<string> {
  const [kid = ""] = given.words;
  const next = await revokeKey(tx, { ...(await changeBy(tx, given)), kid });
  const instead = next === undefined ? "" : ` In its place is ${next}.`;
  return `The key ${kid} is revoked.${instead} Departments that keep our keys read them anew within a minute.\n`;
}

const purposesNamed = (words: readonly string[]): readonly Purpose[] =>
  [...new Set(words)].map((word) => {
    const purpose = purposes.find((one) => one === word);
    if (purpose !== undefined) return purpose;
    throw new WrongUse(
      `“${word}” is no purpose of a key: ${purposes.join(", ")}, or all.`,
    );
  });

async function reseal(tx: Tx, given: Given): Promise<string> {
  const { settings } = given;
  const change = await changeBy(tx, given);
  const from = change.sealing;
  const current = await findSealing(tx);
  const next =
    settings.sealingKeys.length === 0
      ? from.length > 0 && nextInFolder(settings, current)
      : from.find(({ fingerprint }) => fingerprint !== current);
  if (!next)
    throw new WrongUse(
      "Set SEALING_KEY_NEXT to the new sealing key (openssl rand -base64 32), and leave SEALING_KEY as it is.",
    );
  const count = await resealKeys(tx, { ...change, to: next });
  return settings.sealingKeys.length === 0
    ? `${count} keys are sealed by ${next.fingerprint}, which lies in ${settings.dataDir}/sealing-key. Keep a copy of it.\n`
    : `${count} keys are sealed by ${next.fingerprint}. Give every process that key as SEALING_KEY now.\n`;
}

/** A change that was cut short may have left the key in use under the next one's name. */
function nextInFolder({ dataDir }: Settings, current: string | undefined) {
  if (current !== undefined) settleSealingFile(dataDir, current);
  return makeNextSealingFile(dataDir);
}

async function takeIn(tx: Tx, given: Given): Promise<string> {
  const [file = ""] = given.words;
  const change = await changeBy(tx, given);
  const taken = readKeyFile(file);
  const kid = await takeInRetired(tx, { ...change, ...taken });
  if (kid === "known-already") return `${file} holds a key that is here.\n`;
  return `What the ${taken.purpose} key ${kid} signed verifies now. Its private half is not kept; delete ${file}.taken-in.\n`;
}
