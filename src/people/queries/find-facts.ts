import type { FactValue } from "#decisions";
import type { Id, LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import type { FactBook, HeldFact } from "../fact-book.ts";
import { withDerived } from "../fact-book.ts";

type Row = Omit<HeldFact, "fact" | "validTo"> & {
  readonly value: FactValue | null;
  readonly validTo: LocalDate | null;
};
const columns = `id, concept, value, source, recorded_at as "recordedAt", valid_from as "validFrom", valid_to as "validTo"`;

const heldFact = ({ value, validTo, ...row }: Row): HeldFact => ({
  ...row,
  fact: value === null ? { kind: "none" } : { kind: "known", value },
  ...(validTo === null ? {} : { validTo }),
});

/** What is known now about a customer as of a day. */
export async function findFacts(
  tx: Tx,
  customer: Id,
  asOf: LocalDate,
): Promise<FactBook> {
  const rows = await tx.query<Row>(
    `select ${columns} from people.fact
     where customer_id = $1 and superseded_at is null and valid_from <= $2 and (valid_to is null or valid_to >= $2)`,
    [customer, asOf],
  );
  return withDerived(new Map(rows.map((row) => [row.concept, heldFact(row)])));
}

/** What is held about a customer because notices told it, whenever it holds: also what a later telling cut short. */
export async function findFactsOf(
  tx: Tx,
  customer: Id,
  notices: readonly Id[],
): Promise<readonly HeldFact[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from people.fact where customer_id = $1 and superseded_at is null
       and source ->> 'kind' = 'notice' and source ->> 'notice' = any ($2) order by concept, valid_from`,
    [customer, notices],
  );
  return rows.map(heldFact);
}

/** A version of a fact with when it was superseded. */
export type FactVersion = HeldFact & { readonly supersededAt?: Date };

/** Every version of one fact, newest first. */
export async function findFactHistory(
  tx: Tx,
  customer: Id,
  concept: string,
): Promise<readonly FactVersion[]> {
  const rows = await tx.query<Row & { readonly supersededAt: Date | null }>(
    `select ${columns}, superseded_at as "supersededAt" from people.fact
     where customer_id = $1 and concept = $2 order by recorded_at desc, valid_from desc`,
    [customer, concept],
  );
  return rows.map(({ supersededAt, ...row }) => ({
    ...heldFact(row),
    ...(supersededAt === null ? {} : { supersededAt }),
  }));
}
