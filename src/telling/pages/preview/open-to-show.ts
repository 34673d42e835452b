import { go, isOutcome, notFound } from "#access/pages";
import type { Tx } from "#postgres";
import { openTelling } from "../../open-telling.ts";
import { paths } from "../paths.ts";
import { recordSeen, sightOfTelling } from "../sight-of-telling.ts";
import type { TellingVisit } from "../telling-deps.ts";

export const journeyOf = ({ params }: Pick<TellingVisit, "params">): string =>
  params["journey"] ?? "";

/** A journey that is not confirmed yet; whoever comes to one that was goes on to what was told. */
export async function openUnconfirmed(tx: Tx, visit: TellingVisit) {
  const telling = await openTelling(visit.deps, tx, journeyOf(visit));
  if (!telling) return notFound;
  const { reference } = telling.journey;
  return reference === undefined ? telling : go(paths.track(reference));
}

/** Opens a journey to show its answers, and records that a helper or staff saw it. */
export async function openToShow(tx: Tx, visit: TellingVisit) {
  const telling = await openUnconfirmed(tx, visit);
  if (isOutcome(telling)) return telling;
  const sight = await sightOfTelling(tx, visit, telling.journey);
  const { catalogue, facts, event } = telling;
  const seen = { event: event.id, names: facts.keys(), catalogue, sight };
  await recordSeen(tx, visit, seen);
  return { telling, sight };
}
