import assert from "node:assert/strict";
import test from "node:test";
import { compileAll } from "../compile.ts";
import type { SmallPack } from "./small-pack.ts";
import { filesOf } from "./small-pack.ts";

/** A mistake in a small pack, where it is found (`rules.yaml:5:7`) and what is said of it. */
export type Refused = {
  readonly what: string;
  readonly pack: SmallPack;
  readonly at: string;
  readonly says: RegExp;
};

/** Facts and rates that a wrong rule may name. */
export const concepts = {
  "person.born": "type: date",
  "person.cares": "type: yes/no",
  "person.name": "type: text",
  "person.hours": "type: number\nunit: hours/week",
  "person.country":
    "type: choice\nvalues: { england: { en: England, cy: Lloegr } }",
  "person.homes": "type: list of number\nunit: GBP/week",
  "person.partner": "type: record\nfields: { born: { type: date } }",
};
export const parameters = {
  "pay.rate": "unit: GBP/week\nin-force: [{ from: 2025-04-07, value: 83.30 }]",
};

/** A test for each mistake: it is told once, in its place. */
export function refusesEach(refusals: readonly Refused[]): void {
  for (const { what, pack, at, says } of refusals)
    test(`the compiler refuses ${what}, and says where and how to mend it`, () => {
      const { errors } = compileAll(filesOf(pack));
      const shown = errors.map(
        ({ path, line, column, message }) =>
          `${path}:${line}:${column} ${message}`,
      );
      const said = shown.filter((one) => says.test(one));
      assert.deepEqual(
        said.map((one) => one.split(" ")[0]),
        [at],
        shown.join("\n"),
      );
    });
}
