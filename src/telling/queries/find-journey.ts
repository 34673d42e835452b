import { isId } from "#kernel";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Journey } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf } from "./journey-row.ts";

/** A journey that this context may see; none by a name that is no identifier, as an address may hold. */
export async function findJourney(
  tx: Tx,
  id: Id,
): Promise<Journey | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.query<JourneyRow>(
    `select ${journeyColumns} from telling.journey where id = $1`,
    [id],
  );
  return row && journeyOf(row);
}
