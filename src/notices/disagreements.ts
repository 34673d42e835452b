import { isDeepStrictEqual } from "node:util";
import { findDeliveries } from "#delivery";
import type { Tx } from "#postgres";
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
  /** The first delivery by which the body holds it, or another's words where this telling joined. */
  readonly delivery: string;
};

/**
 * What each telling says to bodies of the happening that a notice is about: those that are open, and the notice itself or what it took back.
 * Oldest first. Call it in a process context: no teller may read it.
 */
export async function findSides(tx: Tx, id: string): Promise<readonly Side[]> {
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
  for (const telling of tellings) sides.push(...(await sidesOf(tx, telling)));
  return sides;
}

async function sidesOf(tx: Tx, notice: Notice): Promise<readonly Side[]> {
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
    organisation,
    said: merged(flows.map(({ said, delivery }) => said ?? heldBy(delivery))),
    delivery: flows[0]?.delivery ?? "",
  }));
}

const merged = (all: readonly Values[]): Values => Object.assign({}, ...all);

/** Whether a fact is about whoever told of a death, which any two tellers say differently. */
const isOfTeller = ({ occurrence }: Notice, name: string): boolean =>
  occurrence === "death" && /^(person|contact|needs)\./.test(name);

/** What a telling and others of its happening both say, and say differently. */
export const contradictions = (
  { notice, said }: Side,
  others: readonly Side[],
): readonly string[] =>
  Object.keys(said).filter(
    (name) =>
      !isOfTeller(notice, name) &&
      others.some(
        (other) =>
          name in other.said &&
          !isDeepStrictEqual(said[name], other.said[name]),
      ),
  );
