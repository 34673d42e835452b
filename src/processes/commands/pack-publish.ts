import type { Id } from "#kernel";
import { isLocalDate, isOk, systemClock } from "#kernel";
import {
  agree,
  findChanges,
  findPublication,
  findPublications,
  formatPackError,
  importPack,
  propose,
  readPack,
} from "#catalogue";
import type { AgreeFault, Publication } from "#catalogue";
import { FlowChanged, refuseChanges } from "#delivery";
import type { Tx } from "#postgres";
import type { ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";
import { readOptions } from "./options.ts";
import { packFolder } from "./pack-rules.ts";
import { staffNamed } from "./staff-named.ts";

type Given = {
  readonly word: string | undefined;
  readonly from: string | undefined;
  readonly by: string | undefined;
};
const acts: ReadonlyMap<string, (tx: Tx, given: Given) => Promise<string>> =
  new Map([
    ["publish", publish],
    ["roll-back", rollBack],
    ["agree", agreeTo],
    ["history", history],
  ]);

/** Proposes, agrees and tells what was published: the only ways in which what is in force changes. */
export async function changePacks(
  verb: string,
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  const act = acts.get(verb);
  const { values, positionals } = readOptions(args, {
    from: { type: "string" },
    by: { type: "string" },
  });
  if (act === undefined || positionals.length > 1)
    throw new WrongUse(
      "Write: joinery pack check | export | publish | roll-back | agree | history; see joinery pack --help.",
    );
  return withDatabase<ExitCode>(settings, async (db) => {
    try {
      const given = { word: positionals[0], from: values.from, by: values.by };
      const context = { kind: "process", name: "catalogue" } as const;
      const said = await db.transaction(context, (tx) => act(tx, given));
      process.stdout.write(said);
      return 0;
    } catch (error) {
      if (!(error instanceof FlowChanged)) throw error;
      process.stdout.write(`${error.message}\n`);
      return 1;
    }
  });
}

const publisher = async (tx: Tx, by: string | undefined): Promise<Id> =>
  (await staffNamed(tx, by, ["director", "supervisor"])).account;

async function publish(tx: Tx, { word, from, by }: Given): Promise<string> {
  const today = systemClock.today();
  if (word === undefined || from === undefined || !isLocalDate(from))
    throw new WrongUse(
      "Write: joinery pack publish FOLDER --from YYYY-MM-DD --by ACCOUNT",
    );
  if (from < today)
    throw new WrongUse(`${from} is over; publish from ${today} or later.`);
  const account = await publisher(tx, by);
  const files = await readPack(packFolder(word));
  const imported = isOk(files)
    ? await importPack(tx, files.value, account)
    : files;
  if (!isOk(imported))
    throw new WrongUse(imported.error.map(formatPackError).join("\n"));
  const { hash, flows } = imported.value;
  await refuseChanges(tx, [...flows.values()]);
  const proposed = { version: hash, coversFrom: from };
  const proposal = await propose(tx, proposed, account);
  return `${await changesOf(tx, hash)}Proposal ${proposal}: version ${hash} from ${from}.\n${agreeLine(proposal)}`;
}

const agreeLine = (proposal: number): string =>
  `Nothing changes until a second person agrees: npm run joinery -- pack agree ${proposal} --by ACCOUNT\n`;

/** The files that differ from what is in force. */
async function changesOf(tx: Tx, hash: string): Promise<string> {
  const inForce = await findPublication(tx);
  const rows = await findChanges(tx, { from: inForce?.hash ?? "", to: hash });
  return rows
    .map(({ what, path }) => `  ${what.padEnd(7)}  ${path}\n`)
    .join("");
}

async function rollBack(tx: Tx, { word, by }: Given): Promise<string> {
  const account = await publisher(tx, by);
  const left = (await findPublications(tx)).filter((one) => !one.isWithdrawn);
  const inForce = await findPublication(tx);
  const id = word === undefined ? inForce?.id : Number(word);
  const taken = left.find((one) => one.id === id);
  const isLast = taken?.id === inForce?.id && left.at(-1)?.id === taken?.id;
  if (taken === undefined || isLast)
    throw new WrongUse(
      taken === undefined
        ? `There is no publication ${word ?? ""} to take back; see joinery pack history.`
        : "Nothing was in force before this publication, so it cannot be taken back.",
    );
  const proposal = await propose(tx, { publication: taken.id }, account);
  return `Proposal ${proposal}: take back publication ${taken.id}, version ${taken.hash}.\n${agreeLine(proposal)}`;
}

const faults: Readonly<Record<AgreeFault, string>> = {
  "no-such-proposal": "There is no such proposal that waits for agreement.",
  "same-person": "Who proposed cannot agree; a second person must.",
  "day-is-over": "Its day is over; propose it again from another day.",
  gone: "It was taken back already.",
};

async function agreeTo(tx: Tx, { word, by }: Given): Promise<string> {
  if (word === undefined || !/^\d{1,15}$/.test(word))
    throw new WrongUse("Write: joinery pack agree PROPOSAL --by ACCOUNT");
  const account = await publisher(tx, by);
  const agreed = await agree(tx, {
    proposal: Number(word),
    by: account,
    today: systemClock.today(),
  });
  if (!isOk(agreed)) throw new WrongUse(faults[agreed.error]);
  return "version" in agreed.value
    ? `Version ${agreed.value.version} is published from ${agreed.value.coversFrom}.\n`
    : `Publication ${agreed.value.publication} is taken back.\n`;
}

async function history(tx: Tx): Promise<string> {
  const inForce = await findPublication(tx);
  const today = systemClock.today();
  const stateOf = (one: Publication): string =>
    one.isWithdrawn
      ? "taken back"
      : one.id === inForce?.id
        ? "in force"
        : (one.coversFrom ?? "") > today
          ? "to come"
          : "before";
  const lines = (await findPublications(tx)).map(
    (one) =>
      `${String(one.id).padStart(4)}  ${stateOf(one).padEnd(10)}  ${one.hash.slice(0, 12)}  from ${one.coversFrom ?? "always"}  published ${one.publishedAt.toISOString()} by ${one.publishedBy}\n`,
  );
  return lines.join("") || "Nothing has been published yet.\n";
}
