import type { Datum, DatumRecord, Evaluated } from "../values/datum.ts";
import { inapplicable } from "../values/datum.ts";
import { kleene, whyAbsent } from "./absence.ts";
import type { Operation } from "./operation.ts";
import { partAt } from "./operation.ts";

/** Evaluates a body for each item of a list, and makes one value of what it gives. */
const loop = (
  made: (results: readonly Evaluated[], items: readonly Datum[]) => Evaluated,
  places?: Operation["places"],
): Operation => ({
  ...(places && { places }),
  possibly: "as run",
  run: (parts, { local = 0 }) => {
    const [list, body] = [partAt(parts, 0), partAt(parts, 1)];
    return (run) => {
      const items = list(run);
      const absent = whyAbsent([items]);
      if (absent) return absent;
      const results = (items as readonly Datum[]).map((item) => {
        run.locals[local] = item;
        return body(run);
      });
      return made(results, items as readonly Datum[]);
    };
  },
});

const listed = (results: readonly Evaluated[]): Evaluated =>
  whyAbsent(results) ?? (results as readonly Datum[]);

/** `for`, `some`, `every` and `list[condition]`. */
export const loops = {
  each: loop(listed, ([, body]) => body),
  "each flat": loop(
    (results) =>
      whyAbsent(results) ?? (results as readonly (readonly Datum[])[]).flat(),
    ([, body]) => body,
  ),
  filter: loop(
    (results, items) =>
      whyAbsent(results) ?? items.filter((_, index) => results[index] === true),
    ([list]) => list,
  ),
  some: loop((results) => kleene(results, (result) => result, true)),
  every: loop((results) => kleene(results, (result) => result, false)),
} satisfies Record<string, Operation>;

/** Records, and the fields of one. */
export const records = {
  field: {
    possibly: "as run",
    run: (parts, { fields = [] }) => {
      const [record, field] = [partAt(parts, 0), partAt(fields, 0)];
      return (run) => {
        const value = record(run);
        return (
          whyAbsent([value]) ??
          (value as DatumRecord).get(field) ??
          inapplicable
        );
      };
    },
  },
  record: {
    possibly: "as run",
    run:
      (parts, { fields = [] }) =>
      (run) => {
        const values = parts.map((part) => part(run));
        return (
          whyAbsent(values) ??
          new Map(fields.map((name, index) => [name, values[index] as Datum]))
        );
      },
  },
} satisfies Record<string, Operation>;
