import { isId } from "#kernel";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { JourneyRow } from "./journey-row.ts";
import type { Previewed } from "../previewed.ts";

type Locked = Pick<JourneyRow, "goes_on_from"> & {
  readonly previewed: Previewed | null;
};

/** Holds off every change to a journey until this transaction ends; what its bodies wait for a code with, when they do. */
export async function lockJourney(
  tx: Tx,
  journey: Id,
): Promise<Locked | undefined> {
  if (!isId(journey)) return undefined;
  const [row] = await tx.query<Locked>(
    "select previewed, goes_on_from from telling.journey where id = $1 for update",
    [journey],
  );
  return row;
}

/** Keeps what was previewed, so that nothing else goes out when the code comes. */
export async function keepPreviewed(
  tx: Tx,
  journey: Id,
  previewed: Previewed,
): Promise<void> {
  await tx.query("update telling.journey set previewed = $2 where id = $1", [
    journey,
    JSON.stringify(previewed),
  ]);
}
