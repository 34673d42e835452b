import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Journey } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf } from "./journey-row.ts";

/** What a person has begun to tell and not confirmed, newest first. */
export async function findOpenJourneys(
  tx: Tx,
  customer: Id,
): Promise<readonly Journey[]> {
  const rows = await tx.query<JourneyRow>(
    `select ${journeyColumns} from telling.journey
     where customer = $1 and reference is null order by changed_at desc limit 20`,
    [customer],
  );
  return rows.map(journeyOf);
}
