import { isId } from "#kernel";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Carried } from "../carried.ts";
import type { Answer, Journey } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf, takenOver } from "./journey-row.ts";
import { jsonOf } from "./start-journey.ts";

/** With those of its teller and its subject who hide their address, whether or not their record may be seen. */
export type FoundJourney = Journey & {
  readonly hiding: readonly Id[];
  /** The bodies that this context's mandate lets be told; none means all. */
  readonly bodies?: readonly string[];
};

type FoundRow = JourneyRow & Required<Pick<FoundJourney, "hiding" | "bodies">>;

const foundColumns = `${journeyColumns}, people.hiding(array[customer, subject], false) as hiding, coalesce(context.bodies(), '{}') as bodies`;

const foundOf = (row: FoundRow): FoundJourney => ({
  ...journeyOf(row),
  hiding: row.hiding,
  bodies: row.bodies,
});

/** A journey that this context may see; none by a name that is no identifier, as an address may hold. */
export async function findJourney(
  tx: Tx,
  id: Id,
): Promise<FoundJourney | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.query<FoundRow>(
    `select ${foundColumns} from telling.journey where id = $1`,
    [id],
  );
  return row && foundOf(row);
}

/**
 * Saves answers to a journey that is still open, and gives it with them; each replaces an earlier answer to the same question.
 * Two tabs that answer different questions both keep theirs. Undefined when the journey was confirmed meanwhile.
 */
export async function saveAnswers(
  tx: Tx,
  journey: Id,
  answers: Readonly<Record<string, Answer>>,
): Promise<FoundJourney | undefined> {
  const [row] = await tx.query<FoundRow>(
    `update telling.journey
     set ${takenOver}, answers = answers || $2::jsonb, version = version + 1, changed_at = now()
     where id = $1 and reference is null returning ${foundColumns}`,
    [journey, JSON.stringify(answers)],
  );
  return row && foundOf(row);
}

/** Lets a journey that is still open go on from a notice; its answers stay only where what is carried adds to them. */
export async function carryInto(
  tx: Tx,
  journey: Id,
  { from, found, unshown, answers }: Carried,
  { adds }: { readonly adds: boolean },
): Promise<FoundJourney | undefined> {
  const row = await tx.find<FoundRow>(
    `update telling.journey
     set goes_on_from = $from, found = $found, unshown = $unshown, version = version + 1, changed_at = now(),
       answers = case when $adds then answers else '{}' end || $answers::jsonb
     where id = $journey and reference is null returning ${foundColumns}`,
    {
      journey,
      from,
      unshown,
      adds,
      found: jsonOf(found),
      answers: jsonOf(answers),
    },
  );
  return row && foundOf(row);
}
