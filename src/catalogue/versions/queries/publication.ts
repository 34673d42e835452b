import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

export type Publication = {
  readonly id: number;
  readonly hash: string;
  /** Absent: every past day. */
  readonly coversFrom: LocalDate | null;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly isWithdrawn: boolean;
};

/** How a publication stands on a day, beside the one in force. */
export function publicationState(
  { id, coversFrom, isWithdrawn }: Publication,
  inForce: Publication | undefined,
  today: LocalDate,
): "in-force" | "to-come" | "before" | "taken-back" {
  if (isWithdrawn) return "taken-back";
  if (id === inForce?.id) return "in-force";
  return (coversFrom ?? "") > today ? "to-come" : "before";
}

/** A publication comes in force on its day, at midnight in London, or when it was published if that is later. */
const byDay = `greatest(covers_from, (published_at at time zone 'Europe/London')::date) desc, id desc`;
const columns = `id, version as hash, nullif(covers_from, '-infinity') as "coversFrom", published_at as "publishedAt",
  published_by as "publishedBy", exists (select from catalogue.withdrawal where publication = id) as "isWithdrawn"`;

/** The publication in force, or the newest that covers a day; as if one were taken back, when its number is given. */
export const findPublication = async (
  tx: Tx,
  asOf?: LocalDate,
  without?: number,
): Promise<Publication | undefined> =>
  (
    await tx.query<Publication>(
      `select ${columns} from catalogue.publication
       where covers_from <= coalesce($1::date, (now() at time zone 'Europe/London')::date)
         and not exists (select from catalogue.withdrawal where publication = id) and id is distinct from $2
       order by ${byDay} limit 1`,
      [asOf ?? null, without ?? null],
    )
  )[0];

/** When a version was last published; undefined when it never was. */
export const findPublicationOf = async (
  tx: Tx,
  hash: string,
): Promise<Publication | undefined> =>
  (
    await tx.query<Publication>(
      `select ${columns} from catalogue.publication where version = $1 order by id desc limit 1`,
      [hash],
    )
  )[0];

/** Every publication there ever was, the latest to come in force first. */
export const findPublications = (tx: Tx): Promise<readonly Publication[]> =>
  tx.query<Publication>(
    `select ${columns} from catalogue.publication order by ${byDay}`,
  );

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
