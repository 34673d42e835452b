import type { Words } from "#kernel";

/** What is wrong with one answer, in both languages; `field` is the `id` of the control to mend. */
export type FieldError = { readonly field: string; readonly message: Words };

/** The error of one control, if it has one. */
export const errorFor = (
  errors: readonly FieldError[],
  field: string,
): FieldError | undefined => errors.find((error) => error.field === field);
