import { isDeepStrictEqual } from "node:util";
import { findDeliveries } from "#delivery";
import type { Tx } from "#postgres";
import { meaningIn } from "./meaning.ts";
import type { LoadCatalogue, Meaning } from "./meaning.ts";
import {
  findConsequences,
  findNotice,
  findNoticesById,
  findTellings,
  isOpen,
} from "./queries/find-notices.ts";
import type { Notice } from "./queries/find-notices.ts";

type Values = Readonly<Record<string, unknown>>;

/** What one telling of a happening says to one body. */
export type Side = {
  readonly notice: Notice;
  readonly organisation: string;
  readonly said: Values;
  readonly meaning: Meaning;
  /** The first delivery by which the body holds it, or another's words where this telling joined. */
  readonly delivery: string;
};

/**
 * What each telling says to bodies of the happening that a notice is about: those that are open, and the notice itself or what it took back.
 * Oldest first. Call it in a process context: no teller may read it.
 */
export async function findSides(
  tx: Tx,
  id: string,
  load: LoadCatalogue,
): Promise<readonly Side[]> {
  const [notice] = await findNoticesById(tx, [id]);
  if (!notice) return [];
  const named =
    notice.kind === "withdrawn" && notice.about !== null
      ? await findNotice(tx, notice.about)
      : notice;
  const open = (await findTellings(tx, [id])).filter(isOpen);
  const tellings = [
    ...open,
    ...(named && open.every((one) => one.id !== named.id) ? [named] : []),
  ].toSorted((a, b) => a.confirmedAt.getTime() - b.confirmedAt.getTime());
  const sides: Side[] = [];
  for (const telling of tellings) {
    const { catalogue, lifeEvent } = telling;
    const meaning = meaningIn(await load(catalogue), lifeEvent);
    sides.push(...(await sidesOf(tx, telling, meaning)));
  }
  return sides.map((side) => withDecisive(side, sides));
}

/** A side with its answers, sent or not, that decide what its body is told by any side. */
function withDecisive(side: Side, sides: readonly Side[]): Side {
  const here = sides.filter(
    ({ organisation }) => organisation === side.organisation,
  );
  const { decidedBy, isOfTeller } = side.meaning;
  const answers = here
    .flatMap(({ said }) => Object.keys(said))
    .filter((sent) => !isOfTeller(sent))
    .flatMap(decidedBy)
    .flatMap((answer) =>
      answer in side.notice.facts ? [[answer, side.notice.facts[answer]]] : [],
    );
  return { ...side, said: { ...side.said, ...Object.fromEntries(answers) } };
}

async function sidesOf(
  tx: Tx,
  notice: Notice,
  meaning: Meaning,
): Promise<readonly Side[]> {
  const told = (await findConsequences(tx, notice.id)).filter(
    ({ delivery, kind }) =>
      delivery !== null && kind !== "withdrawn" && kind !== "released",
  );
  const ids = told.map(({ delivery }) => delivery ?? "");
  const sent = new Map(
    (await findDeliveries(tx, ids)).map(({ id, fields }) => [id, fields]),
  );
  const heldBy = (id: string | null): Values => sent.get(id ?? "") ?? {};
  const byBody = Map.groupBy(told, ({ organisation }) => organisation);
  return [...byBody].map(([organisation, flows]) => ({
    notice,
    meaning,
    organisation,
    said: merged(flows.map(({ said, delivery }) => said ?? heldBy(delivery))),
    delivery: flows[0]?.delivery ?? "",
  }));
}

const merged = (all: readonly Values[]): Values => Object.assign({}, ...all);

/** What a telling says other than others of its happening, or says beside them: of both its body has heard the first alone. */
export const contradictions = (
  { meaning, said }: Side,
  others: readonly Side[],
): readonly string[] =>
  Object.keys(said).filter((name) => {
    if (meaning.isOfTeller(name) || others.length === 0) return false;
    const sayIt = others.filter((other) => name in other.said);
    return (
      sayIt.length === 0 ||
      sayIt.some((other) => !isDeepStrictEqual(said[name], other.said[name]))
    );
  });

/** Whether the body is told who said it and how to ask them. */
export const canBeAsked = ({ meaning, said }: Side): boolean =>
  meaning.toAsk.some((name) => name in said);
