import type { Id, Locale } from "#kernel";
import type { Tx } from "#postgres";

/** Keeps only the reference of what was confirmed: the notice holds the facts now. */
export const closeJourney = async (
  tx: Tx,
  journey: Id,
  reference: string,
  locale: Locale,
): Promise<void> => {
  await tx.query(
    `update telling.journey set reference = $2, answers = '{}', found = '{}', changed_at = now(), locale = $3
     where id = $1`,
    [journey, reference, locale],
  );
};

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
