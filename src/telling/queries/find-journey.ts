import { isId } from "#kernel";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Journey } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf } from "./journey-row.ts";

/** With those of its teller and its subject who hide their address, whether or not their record may be seen. */
export type FoundJourney = Journey & {
  readonly hiding: readonly Id[];
  /** The bodies that this context's mandate lets be told; none means all. */
  readonly bodies?: readonly string[];
};

/** A journey that this context may see; none by a name that is no identifier, as an address may hold. */
export async function findJourney(
  tx: Tx,
  id: Id,
): Promise<FoundJourney | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.query<
    JourneyRow & Required<Pick<FoundJourney, "hiding" | "bodies">>
  >(
    `select ${journeyColumns}, people.hiding(array[customer, subject], false) as hiding, coalesce(context.bodies(), '{}') as bodies
     from telling.journey where id = $1`,
    [id],
  );
  return row && { ...journeyOf(row), hiding: row.hiding, bodies: row.bodies };
}
