import type { FactValue } from "#decisions";
import type { Id, LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import type { FactBook, FactSource, HeldFact } from "../fact-book.ts";
import { withDerived } from "../fact-book.ts";

type Row = {
  readonly id: Id;
  readonly concept: string;
  readonly value: FactValue | null;
  readonly source: FactSource;
  readonly recorded_at: Date;
  readonly valid_from: LocalDate;
  readonly valid_to: LocalDate | null;
};

const heldFact = (row: Row): HeldFact => ({
  id: row.id,
  concept: row.concept,
  fact:
    row.value === null ? { kind: "none" } : { kind: "known", value: row.value },
  source: row.source,
  recordedAt: row.recorded_at,
  validFrom: row.valid_from,
  ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
});

/** What is known now about a customer as of a day; `knownAt` asks what was known at an earlier moment. */
export async function findFacts(
  tx: Tx,
  customer: Id,
  asOf: LocalDate,
  knownAt?: Date,
): Promise<FactBook> {
  const rows = await tx.query<Row>(
    knownAt === undefined
      ? `select id, concept, value, source, recorded_at, valid_from, valid_to from people.fact
         where customer_id = $1 and superseded_at is null and valid_from <= $2 and (valid_to is null or valid_to >= $2)`
      : `select id, concept, value, source, recorded_at, valid_from, valid_to from people.fact
         where customer_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
           and recorded_at <= $3 and (superseded_at is null or superseded_at > $3)`,
    knownAt === undefined ? [customer, asOf] : [customer, asOf, knownAt],
  );
  return withDerived(new Map(rows.map((row) => [row.concept, heldFact(row)])));
}

/** A version of a fact with when it was superseded. */
export type FactVersion = HeldFact & { readonly supersededAt?: Date };

/** Every version of one fact, newest first. */
export async function findFactHistory(
  tx: Tx,
  customer: Id,
  concept: string,
): Promise<readonly FactVersion[]> {
  const rows = await tx.query<Row & { readonly superseded_at: Date | null }>(
    `select id, concept, value, source, recorded_at, valid_from, valid_to, superseded_at from people.fact
     where customer_id = $1 and concept = $2 order by recorded_at desc, valid_from desc`,
    [customer, concept],
  );
  return rows.map((row) => ({
    ...heldFact(row),
    ...(row.superseded_at === null ? {} : { supersededAt: row.superseded_at }),
  }));
}
