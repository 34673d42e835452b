import { ok } from "#kernel";
import type { Fields } from "../server/fields.ts";
import { allOf, firstOf } from "../server/fields.ts";
import type { Asked, Parsed } from "./field-error.ts";
import { refuse } from "./field-error.ts";

/** One of the choices offered; anything else counts as no answer. */
export function parseChoice<T extends string>(
  form: Fields,
  asked: Pick<Asked, "field" | "enter">,
  choices: readonly T[],
): Parsed<T> {
  const value = firstOf(form, asked.field);
  const found = choices.find((choice) => choice === value);
  return found === undefined ? refuse(asked.field, asked.enter) : ok(found);
}

/** Any of the choices offered, each once, in the order offered. */
export function parseChoices<T extends string>(
  form: Fields,
  asked: Pick<Asked, "field" | "enter">,
  offered: { readonly choices: readonly T[]; readonly countMin: number },
): Parsed<readonly T[]> {
  const values = allOf(form, asked.field);
  const found = offered.choices.filter((choice) => values.includes(choice));
  return found.length < offered.countMin
    ? refuse(asked.field, asked.enter)
    : ok(found);
}

/** Yes or no, from the values `yes` and `no`. */
export function parseYesNo(
  form: Fields,
  asked: Pick<Asked, "field" | "enter">,
): Parsed<boolean> {
  const parsed = parseChoice(form, asked, ["yes", "no"]);
  return parsed.kind === "ok" ? ok(parsed.value === "yes") : parsed;
}
