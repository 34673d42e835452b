import type { Fact } from "#decisions";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";

/** Adds facts that registers hold; an answer of the person's own stays above them. */
export const saveFound = async (
  tx: Tx,
  journey: Id,
  found: ReadonlyMap<string, Fact>,
): Promise<void> => {
  await tx.query(
    `update telling.journey set found = found || $2::jsonb, version = version + 1, changed_at = now()
     where id = $1 and reference is null`,
    [journey, JSON.stringify(Object.fromEntries(found))],
  );
};
