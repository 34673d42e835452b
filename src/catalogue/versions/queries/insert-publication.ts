import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

/** Publishes a version and tells every listening process. False when there is no such version. */
export async function insertPublication(
  tx: Tx,
  publication: {
    readonly hash: string;
    readonly by: string;
    /** Absent: every past day. */
    readonly coversFrom?: LocalDate;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `with published as (
       insert into catalogue.publication (version, covers_from, published_by)
       select hash, coalesce($2::date, '-infinity'), $3 from catalogue.version where hash = $1 returning version
     )
     select pg_notify('catalogue_published', version) from published`,
    [publication.hash, publication.coversFrom ?? null, publication.by],
  );
  return rows.length > 0;
}
