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
  /** Of the fields that its signed flows carry: all that it may read. */
  readonly said: Values;
  /** What decides that, sent or not: nobody there reads it. */
  readonly decides: Values;
  readonly meaning: Meaning;
  /** The first delivery by which the body holds it, or another's words where this telling joined. */
  readonly delivery: string;
};

type Sent = Omit<Side, "decides">;

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
  const sides: Sent[] = [];
  for (const telling of tellings) {
    const { catalogue, lifeEvent } = telling;
    const meaning = meaningIn(await load(catalogue), lifeEvent);
    sides.push(...(await sidesOf(tx, telling, meaning)));
  }
  return sides.map((side) => ({ ...side, decides: decisiveOf(side, sides) }));
}

/** The answers of a side, sent or not, that decide what its body is told by any side. */
function decisiveOf(side: Sent, sides: readonly Sent[]): Values {
  const here = sides.filter(
    ({ organisation }) => organisation === side.organisation,
  );
  const { decidedBy, isOfTeller } = side.meaning;
  return Object.fromEntries(
    here
      .flatMap(({ said }) => Object.keys(said))
      .filter((sent) => !isOfTeller(sent))
      .flatMap(decidedBy)
      .flatMap((answer) =>
        answer in side.notice.facts
          ? [[answer, side.notice.facts[answer]]]
          : [],
      ),
  );
}

async function sidesOf(
  tx: Tx,
  notice: Notice,
  meaning: Meaning,
): Promise<readonly Sent[]> {
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
  differing(
    said,
    others.map((other) => other.said),
  ).filter((name) => !meaning.isOfTeller(name));

/** Whether a telling contradicts others, in what its body may read or in what decides that. */
export const isContradicted = (side: Side, others: readonly Side[]): boolean =>
  contradictions(side, others).length > 0 ||
  differing(
    side.decides,
    others.map((other) => other.decides),
  ).length > 0;

const differing = (
  said: Values,
  others: readonly Values[],
): readonly string[] =>
  Object.keys(said).filter((name) => {
    const sayIt = others.filter((other) => name in other);
    return (
      others.length > 0 &&
      (sayIt.length === 0 ||
        sayIt.some((other) => !isDeepStrictEqual(said[name], other[name])))
    );
  });

/** Whether the body is told who said it and how to ask them. */
export const canBeAsked = ({ meaning, said }: Side): boolean =>
  meaning.toAsk.some((name) => name in said);
