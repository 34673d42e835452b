import type { Id } from "#kernel";
import { newId } from "#kernel";
import type { Tx } from "#postgres";

/** The customer that a confirmed record of a death is about; made up at first, the same ever after. Runs in a process context. */
export async function subjectOfRecord(
  tx: Tx,
  record: {
    readonly organisation: string;
    readonly reference: string;
    readonly known: Id | undefined;
  },
): Promise<Id> {
  const rows = await tx.query<{ subject: Id }>(
    `insert into telling.death_record as held (organisation, reference, subject) values ($1, $2, $3)
     on conflict (organisation, reference) do update set subject = held.subject returning subject`,
    [record.organisation, record.reference, record.known ?? newId()],
  );
  const row = rows[0];
  if (!row) throw new Error("A death record was neither found nor kept.");
  return row.subject;
}
