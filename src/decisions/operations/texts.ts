import { printDuration } from "../values/datum.ts";
import { Decimal, decimal } from "../values/number.ts";
import { plainNumber, text, yesNo } from "../values/value-type.ts";
import type { Operation } from "./operation.ts";
import { dur, noPlaces, num, pure, str, strict } from "./operation.ts";

const test = (
  name: string,
  holds: (whole: string, part: string) => boolean,
): Operation =>
  pure(
    { shape: `${name}(text, text)`, takes: [text, text], gives: yesNo },
    ([a, b]) => holds(str(a), str(b)),
  );

const recased = (name: string, change: (from: string) => string): Operation =>
  pure({ shape: `${name}(text)`, takes: [text], gives: text }, ([a]) =>
    change(str(a)),
  );

const written = /^(date|number|duration|text|choice)$/;

export const texts = {
  contains: test("contains", (a, b) => a.includes(b)),
  "starts with": test("starts with", (a, b) => a.startsWith(b)),
  "ends with": test("ends with", (a, b) => a.endsWith(b)),
  "upper case": recased("upper case", (from) => from.toUpperCase()),
  "lower case": recased("lower case", (from) => from.toLowerCase()),
  "string length": pure(
    {
      shape: "string length(text)",
      takes: [text],
      gives: plainNumber,
      places: noPlaces,
    },
    ([a]) => decimal([...str(a)].length),
  ),
  substring: pure(
    {
      shape: "substring(text, start, length)",
      takes: [text, plainNumber, plainNumber],
      optional: 1,
      gives: text,
      structural: [1, 2],
    },
    ([a, start, length]) => {
      const from = num(start).toNumber() - 1;
      const to =
        length === undefined ? undefined : from + num(length).toNumber();
      return [...str(a)].slice(from, to).join("");
    },
  ),
  string: strict(
    ([a]) => {
      if (a instanceof Decimal) return a.toFixed();
      return typeof a === "string" ? a : printDuration(dur(a));
    },
    {
      shape: "string(value)",
      typing: ([only]) =>
        only && written.test(only.type.kind)
          ? text
          : "it takes one date, number, duration or text",
    },
  ),
} satisfies Record<string, Operation>;
