import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

type Publication = {
  readonly hash: string;
  readonly publishedAt: string;
};

/** The newest publication, or the newest that covers a day. */
export async function findPublication(
  tx: Tx,
  asOf?: LocalDate,
): Promise<Publication | undefined> {
  const rows = await tx.query<{ version: string; published_at: Date }>(
    `select version, published_at from catalogue.publication
     where covers_from <= coalesce($1::date, 'infinity') order by id desc limit 1`,
    [asOf ?? null],
  );
  return rows[0] && publicationOf(rows[0]);
}

/** When a version was last published; undefined when it never was. */
export async function findPublicationOf(
  tx: Tx,
  hash: string,
): Promise<Publication | undefined> {
  const rows = await tx.query<{ version: string; published_at: Date }>(
    `select version, published_at from catalogue.publication where version = $1 order by id desc limit 1`,
    [hash],
  );
  return rows[0] && publicationOf(rows[0]);
}

const publicationOf = (row: {
  readonly version: string;
  readonly published_at: Date;
}): Publication => ({
  hash: row.version,
  publishedAt: row.published_at.toISOString(),
});
