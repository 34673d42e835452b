import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

/** Publishes a version and tells every listening process. False when there is no such version. */
export async function insertPublication(
  tx: Tx,
  publication: {
    readonly hash: string;
    readonly by: string;
    readonly coversFrom: LocalDate;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `with published as (
       insert into catalogue.publication (version, covers_from, published_by)
       select hash, $2, $3 from catalogue.version where hash = $1 returning version
     )
     select pg_notify('catalogue_published', version) from published`,
    [publication.hash, publication.coversFrom, publication.by],
  );
  return rows.length > 0;
}
