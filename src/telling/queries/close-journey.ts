import type { Id, Locale } from "#kernel";
import type { Tx } from "#postgres";
import { takenOver } from "./journey-row.ts";

/** Keeps the reference of what was confirmed, and which facts registers gave: the notice holds the facts now. */
export const closeJourney = async (
  tx: Tx,
  journey: Id,
  reference: string,
  locale: Locale,
): Promise<void> => {
  await tx.query(
    `update telling.journey set ${takenOver}, reference = $2, answers = '{}', changed_at = now(), locale = $3,
       found = (select coalesce(jsonb_object_agg(name, '{"kind": "none"}'::jsonb), '{}') from jsonb_object_keys(found) as name)
     where id = $1`,
    [journey, reference, locale],
  );
};

/** What registers gave of what was told in a notice. */
export async function findFoundNames(
  tx: Tx,
  reference: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }>(
    "select distinct jsonb_object_keys(found) as name from telling.journey where reference = $1",
    [reference],
  );
  return rows.map(({ name }) => name);
}

/** The language in which a notice was told by these pages. */
export async function findLocale(
  tx: Tx,
  reference: string,
): Promise<Locale | undefined> {
  const [row] = await tx.query<{ locale: Locale | null }>(
    "select locale from telling.journey where reference = $1 and locale is not null limit 1",
    [reference],
  );
  return row?.locale ?? undefined;
}
