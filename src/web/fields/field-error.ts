import type { Result, Words } from "#kernel";
import { fail, ok } from "#kernel";

/** What is wrong with one answer, in both languages. */
export type FieldError = {
  readonly field: string;
  readonly message: Words;
  /** The control to mend when it is not the field's own, e.g. the month of a date; the error summary leads there. */
  readonly control?: string;
};

/** A form's answer read, or what is wrong with it. */
export type Parsed<T> = Result<T, readonly FieldError[]>;

/** Refuses one answer. */
export const refuse = (
  field: string,
  message: Words,
  control?: string,
): Parsed<never> =>
  fail([
    control === undefined ? { field, message } : { field, message, control },
  ]);

type Values<T> = {
  readonly [K in keyof T]: T[K] extends Parsed<infer V> ? V : never;
};

/** All answers of a form, or everything that is wrong with them in the order of the fields. */
export function allParsed<T extends Readonly<Record<string, Parsed<unknown>>>>(
  fields: T,
): Parsed<Values<T>> {
  const errors: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, parsed] of Object.entries(fields)) {
    if (parsed.kind === "ok") values[name] = parsed.value;
    else errors.push(...parsed.error);
  }
  return errors.length > 0 ? fail(errors) : ok(values as Values<T>);
}
