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
import type { Done } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { publishingPage } from "../settings.ts";
import { withDatabase } from "../with-database.ts";
import { changedFlows } from "./pack-check.ts";

const context = { kind: "process", name: "catalogue" } as const;
type Given = {
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly from: string | undefined;
};
const acts = {
  publish,
  rollBack,
  history: (db: Database) => db.transaction(context, history),
};

/** Drafts what two people then put forward and agree to on a page, and tells what was published. */
export const changePacks = (
  act: keyof typeof acts,
  given: Given,
): Promise<Done> =>
  withDatabase(given.settings, (db) =>
    acts[act](db, given).catch((error: unknown) => {
      if (!(error instanceof FlowChanged)) throw error;
      return { said: error.message, code: 1 };
    }),
  );

const drafted = (settings: Settings): string =>
  `Nothing changes until two people who are signed in, each a director or supervisor, put it forward and agree: ${publishingPage(settings)}\n`;

async function publish(
  db: Database,
  { settings, words: [word = ""], from }: Given,
): Promise<string> {
  const today = systemClock.today();
  if (from === undefined || !isLocalDate(from))
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

function rollBack(
  db: Database,
  { settings, words: [word] }: Given,
): Promise<string> {
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
