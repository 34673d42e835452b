import { isDeepStrictEqual } from "node:util";
import { isNarrow } from "#access";
import type { Visitor } from "#access";
import type { FactValue } from "#decisions";
import type { Correction, Notice } from "#notices";
import { correctionsOf, findNotice, findToldAlready } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { isClaim } from "./claiming.ts";
import { tellingContext } from "./telling-context.ts";
import type { Telling } from "./open-telling.ts";
import type { Preview } from "./preview.ts";
import { toldBy } from "./preview.ts";
import { reachesAllOf } from "./track-of.ts";

/** An answer that differs from the one that was told; a side is left out where nothing was or is said. */
export type ChangedAnswer = {
  readonly concept: string;
  readonly before?: FactValue;
  readonly after?: FactValue;
};

/** What a correction changes, and who hears of it. */
export type Correcting = {
  readonly reference: string;
  readonly changed: readonly ChangedAnswer[];
  readonly bodies: readonly Correction[];
};

/** What confirming corrects: what the journey was begun for, else what the same teller told of the same happening before. */
export async function findCorrected(
  tx: Tx,
  { journey, event, facts }: Telling,
): Promise<Notice | undefined> {
  const { corrects, subject, owner, customer } = journey;
  if (corrects !== undefined) return findNotice(tx, corrects);
  if (isClaim({ event })) return undefined;
  return findToldAlready(tx, {
    event,
    subject,
    owner,
    facts,
    ...(customer === undefined ? {} : { customer }),
  });
}

/**
 * Whether confirming would correct what is not this visitor's to correct: whoever may tell some events or bodies alone would take back
 * what others were told.
 */
export async function correctsAnothers(
  tx: Tx,
  telling: Telling,
  visitor: Visitor,
): Promise<boolean> {
  if (!isNarrow(visitor)) return false;
  const before = await findCorrected(tx, telling);
  return (
    before !== undefined &&
    !(await reachesAllOf(tx, visitor, before, telling.catalogue))
  );
}

/** What confirming changes of a notice that it corrects. */
export async function correctingOf(
  tx: Tx,
  telling: Telling,
  preview: Preview,
  notice: Notice,
): Promise<Correcting> {
  return {
    reference: notice.reference,
    changed: changedIn(telling, notice.facts),
    bodies: await inContext(tx, tellingContext, () =>
      correctionsOf(tx, notice, {
        consequences: toldBy(preview),
        byPhone: preview.consequences.byPhone,
      }),
    ),
  };
}

function changedIn(
  { event, facts, journey }: Telling,
  told: Readonly<Record<string, unknown>>,
): readonly ChangedAnswer[] {
  const concepts = new Set([
    ...event.facts.map(({ concept }) => concept),
    ...journey.answers.keys(),
  ]);
  return [...concepts].flatMap((concept) => {
    const fact = facts.get(concept);
    const before = told[concept] as FactValue | undefined;
    const after = fact?.kind === "known" ? fact.value : undefined;
    if (isDeepStrictEqual(before, after)) return [];
    return [
      {
        concept,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  });
}
