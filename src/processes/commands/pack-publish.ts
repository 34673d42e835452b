import { resolve } from "node:path";
import { isLocalDate, isOk, systemClock } from "#kernel";
import { findStaff } from "#access";
import {
  draftProposal,
  findProposals,
  findPublication,
  findPublications,
  publicationState,
  findVersionFiles,
  formatPackError,
  importPack,
  packChanges,
  readPack,
} from "#catalogue";
import type { Publication } from "#catalogue";
import { FlowChanged } from "#delivery";
import type { Database, Tx } from "#postgres";
import type { ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";
import { changedFlows } from "./pack-check.ts";
import { readOptions } from "./options.ts";

const context = { kind: "process", name: "catalogue" } as const;
type Given = {
  readonly settings: Settings;
  readonly word: string | undefined;
  readonly from: string | undefined;
};
const acts: ReadonlyMap<
  string,
  (db: Database, given: Given) => Promise<string>
> = new Map([
  ["publish", publish],
  ["roll-back", rollBack],
  ["history", (db: Database) => db.transaction(context, history)],
]);

/** Drafts what two people then put forward and agree to on a page, and tells what was published. */
export async function changePacks(
  verb: string,
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  const act = acts.get(verb);
  if (act === undefined)
    throw new WrongUse(
      verb === "agree"
        ? `Agreeing is an act of somebody who is signed in: ${pageOf(settings)}`
        : "Write: joinery pack check | export | publish | roll-back | history; see joinery pack --help.",
    );
  const { values, positionals } = readOptions(args, {
    from: { type: "string" },
  });
  const [word, ...more] = positionals;
  if (more.length > 0) throw new WrongUse(`Too many words: ${more.join(" ")}`);
  return withDatabase<ExitCode>(settings, async (db) => {
    try {
      process.stdout.write(
        await act(db, { settings, word, from: values.from }),
      );
      return 0;
    } catch (error) {
      if (!(error instanceof FlowChanged)) throw error;
      process.stdout.write(`${error.message}\n`);
      return 1;
    }
  });
}

const pageOf = ({ publicUrl, port }: Settings): string =>
  `${publicUrl ?? `http://localhost:${port}`}/workbench/publishing`;

const drafted = (settings: Settings): string =>
  `Nothing changes until two people who are signed in, each a director or supervisor, put it forward and agree: ${pageOf(settings)}\n`;

async function publish(
  db: Database,
  { settings, word, from }: Given,
): Promise<string> {
  const today = systemClock.today();
  if (word === undefined || from === undefined || !isLocalDate(from))
    throw new WrongUse("Write: joinery pack publish FOLDER --from YYYY-MM-DD");
  if (from < today)
    throw new WrongUse(`${from} is over; publish from ${today} or later.`);
  const read = await readPack(resolve(word));
  const files = isOk(read) ? read.value : [];
  const changed = await changedFlows(settings, files);
  if (changed.length > 0) throw new FlowChanged(changed.join("").trimEnd());
  const { proposal, version, before } = await db.transaction(
    context,
    async (tx) => {
      const imported = isOk(read)
        ? await importPack(tx, files, "command line")
        : read;
      if (!isOk(imported))
        throw new WrongUse(imported.error.map(formatPackError).join("\n"));
      const { hash } = imported.value;
      const id = await draftProposal(tx, { version: hash, coversFrom: from });
      return {
        proposal: id,
        version: hash,
        before: (await findPublication(tx, from))?.hash,
      };
    },
  );
  const old = before === undefined ? [] : await findVersionFiles(db, before);
  const changes = packChanges(old ?? [], files).map(
    ({ what, path }) => `  ${what.padEnd(7)}  ${path}\n`,
  );
  return `${changes.join("")}Draft ${proposal}: version ${version} from ${from}.\n${drafted(settings)}`;
}

function rollBack(db: Database, { settings, word }: Given): Promise<string> {
  return db.transaction(context, async (tx) => {
    const left = (await findPublications(tx)).filter((one) => !one.isWithdrawn);
    const inForce = await findPublication(tx);
    const id = word === undefined ? inForce?.id : Number(word);
    const taken = left.find((one) => one.id === id);
    if (taken === undefined)
      throw new WrongUse(
        `There is no publication ${word ?? ""} to take back; see joinery pack history.`,
      );
    if (taken.id === inForce?.id && left.at(-1)?.id === taken.id)
      throw new WrongUse(
        "Nothing was in force before this publication, so it cannot be taken back.",
      );
    const proposal = await draftProposal(tx, { publication: taken.id });
    return `Draft ${proposal}: take back publication ${taken.id}, version ${taken.hash}.\n${drafted(settings)}`;
  });
}

async function history(tx: Tx): Promise<string> {
  const inForce = await findPublication(tx);
  const today = systemClock.today();
  const stateOf = (one: Publication): string =>
    publicationState(one, inForce, today).replace("-", " ");
  const agreed = (await findProposals(tx)).filter(
    ({ outcome }) => outcome === "agreed",
  );
  const nameOf = async (account: string): Promise<string> =>
    (await findStaff(tx, account))?.name ?? account;
  const whoOf = async ({ hash, coversFrom, publishedBy }: Publication) => {
    const proposal = agreed.find(
      (one) => one.version === hash && one.coversFrom === coversFrom,
    );
    const and = proposal?.endedBy ? await nameOf(proposal.endedBy) : undefined;
    return `${await nameOf(publishedBy)}${and ? `, agreed by ${and}` : ""}`;
  };
  const lines: string[] = [];
  for (const one of await findPublications(tx))
    lines.push(
      `${String(one.id).padStart(4)}  ${stateOf(one).padEnd(10)}  ${one.hash.slice(0, 12)}  from ${one.coversFrom ?? "always"}  published ${one.publishedAt.toISOString()} by ${await whoOf(one)}\n`,
    );
  return lines.join("") || "Nothing has been published yet.\n";
}
