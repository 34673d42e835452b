import type { Locale, Words } from "#kernel";
import type { ContactMap, Reason } from "./contact-map.ts";
import { reasons } from "./contact-map.ts";

/** Organisations by reasons, today and beside one telling: what a map draws. */
export type MapMatrix = {
  readonly rows: readonly string[];
  readonly columns: readonly Reason[];
  readonly today: readonly (readonly number[])[];
  /** What must still be done there, beside the tellings. */
  readonly left: readonly (readonly number[])[];
  /** Whether a contact of today falls away there because the organisation is told. */
  readonly told: readonly boolean[];
  /** Whether some contact of today there is still to be sourced. */
  readonly unsourced: readonly boolean[];
};

type Cell = { readonly organisation: Words; readonly reason: Reason };

/** Counts a map into its matrix: first whom telling once reaches, then whom it does not, the busiest of today first. Pure. */
export function mapMatrix(
  { today, remaining }: ContactMap,
  locale: Locale,
): MapMatrix {
  const left: readonly Cell[] = remaining.map(({ organisation }) => ({
    organisation,
    reason: "not-joined",
  }));
  const nameOf = ({ organisation }: Cell): string => organisation[locale];
  const isToldOf = (row: string): boolean =>
    today.some((one) => nameOf(one) === row && one.reason !== "not-joined");
  const ordered = byNumber(today.map(nameOf), left.map(nameOf));
  const rows = [
    ...ordered.filter(isToldOf),
    ...ordered.filter((row) => !isToldOf(row)),
  ];
  const count = (cells: readonly Cell[]) =>
    rows.map((row) =>
      reasons.map(
        (reason) =>
          cells.filter((one) => nameOf(one) === row && one.reason === reason)
            .length,
      ),
    );
  return {
    rows,
    columns: reasons,
    today: count(today),
    left: count(left),
    told: rows.map(isToldOf),
    unsourced: rows.map((row) =>
      today.some((one) => nameOf(one) === row && !one.isSourced),
    ),
  };
}

/** Names by how often they stand in the first list, then in the second, then by the alphabet. */
function byNumber(
  first: readonly string[],
  second: readonly string[],
): readonly string[] {
  const times = (names: readonly string[], name: string): number =>
    names.filter((one) => one === name).length;
  return [...new Set([...first, ...second])].toSorted(
    (one, other) =>
      times(first, other) - times(first, one) ||
      times(second, other) - times(second, one) ||
      one.localeCompare(other, "en-GB"),
  );
}
