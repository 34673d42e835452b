import { z } from "zod";
import { isLocalDate } from "#kernel";
import { nations } from "../catalogue.ts";
import type { ByNation } from "../catalogue.ts";

/** One text in English and Welsh. */
export const wordsShape = z.strictObject({
  en: z.string().min(1),
  cy: z.string().min(1),
});

export const nationShape = z.enum(nations);

/** `yes` and `no` are words in YAML 1.2. */
export const yesNoShape = z
  .union([z.enum(["yes", "no"]), z.boolean()])
  .transform((value) => value === true || value === "yes");

export const dayShape = z
  .string()
  .refine(isLocalDate, { error: "is not a day that exists; write YYYY-MM-DD" });

/** At the head of each file with texts for people: how far its Welsh can be trusted. */
export const welshShape = z.enum(["machine draft", "reviewed"]);

export const byNationShape = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    england: value.optional(),
    scotland: value.optional(),
    wales: value.optional(),
    "northern-ireland": value.optional(),
  });

/** The nations that have a value, without the keys of those that have none. */
export function byNation<T>(
  value: T | { readonly [nation in keyof ByNation<T>]?: T | undefined },
  isOne: (value: unknown) => value is T,
): ByNation<T> {
  const entries = nations.map(
    (nation) => [nation, isOne(value) ? value : value[nation]] as const,
  );
  return Object.fromEntries(
    entries.filter(([, one]) => one !== undefined),
  ) as ByNation<T>;
}

export const isText = (value: unknown): value is string =>
  typeof value === "string";

/** Drops keys whose value is undefined, as `exactOptionalPropertyTypes` wants. */
export function given<T extends object>(
  value: T,
): { [key in keyof T as undefined extends T[key] ? never : key]: T[key] } & {
  [key in keyof T as undefined extends T[key] ? key : never]?: Exclude<
    T[key],
    undefined
  >;
} {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as never;
}
