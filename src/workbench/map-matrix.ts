import type { Locale, Words } from "#kernel";
import type { ContactMap, Reason } from "./contact-map.ts";
import { reasons } from "./contact-map.ts";

/** Organisations by reasons, today and with Joinery: what a map draws. */
export type MapMatrix = {
  readonly rows: readonly string[];
  readonly columns: readonly Reason[];
  readonly today: readonly (readonly number[])[];
  readonly withJoinery: readonly (readonly number[])[];
};

const joinery = "Joinery";

type Cell = { readonly organisation: Words; readonly reason: Reason };

/** Counts a map into its matrix; the busiest organisations of today first, Joinery before all. Pure. */
export function mapMatrix(
  { events, today, remaining }: ContactMap,
  locale: Locale,
): MapMatrix {
  const left: readonly Cell[] = remaining.map(({ organisation }) => ({
    organisation,
    reason: "not-joined",
  }));
  const rows = [
    joinery,
    ...byNumber([...today, ...left].map((one) => one.organisation[locale])),
  ];
  const count = (cells: readonly Cell[]) =>
    rows.map((row) =>
      reasons.map(
        (reason) =>
          cells.filter(
            (cell) =>
              cell.organisation[locale] === row && cell.reason === reason,
          ).length,
      ),
    );
  const once: readonly Cell[] = events.map(() => ({
    organisation: { en: joinery, cy: joinery },
    reason: "report",
  }));
  return {
    rows,
    columns: reasons,
    today: count(today),
    withJoinery: count([...once, ...left]),
  };
}

function byNumber(names: readonly string[]): readonly string[] {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts]
    .toSorted(
      ([left, many], [right, more]) =>
        more.length - many.length || left.localeCompare(right, "en-GB"),
    )
    .map(([name]) => name);
}
