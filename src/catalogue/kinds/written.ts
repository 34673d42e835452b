import { z } from "zod";
import { isLocalDate } from "#kernel";
import { wordsOf } from "../read-as.ts";

export const nations = [
  "england",
  "scotland",
  "wales",
  "northern-ireland",
] as const;
export type Nation = (typeof nations)[number];
/** One value for the whole kingdom, or one a nation; a nation left out is not covered. */
export type ByNation<T> = { readonly [nation in Nation]?: T };

export const text = z.string();
export const someText = z.string().min(1);
export const texts = z.array(text);
export const someTexts = texts.min(1);

/** One text in English and Welsh, perhaps with parts for some readers only. */
export const words = z
  .strictObject({ en: someText, cy: someText })
  .transform(wordsOf);

export const nation = z.enum(nations);
export const someNations = z.array(nation).min(1);

/** `yes` and `no` are words in YAML 1.2. */
export const yesNo = z
  .union([z.enum(["yes", "no"]), z.boolean()])
  .transform((value) => value === true || value === "yes");

export const day = text.refine(isLocalDate, {
  error: "is not a day that exists; write YYYY-MM-DD",
});

export const id = text.regex(/^[a-z0-9-]+$/, { error: "is not kebab-case" });

/** For authors alone: checked, and not kept. */
export const unkept = (shape: z.ZodType) => shape.transform(() => undefined);

/** At the head of each file with texts for people: how far its Welsh can be trusted. */
export const welsh = unkept(z.enum(["machine draft", "reviewed"]));

/** One value for each of some nations. */
export const byNation = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    england: value.optional(),
    scotland: value.optional(),
    wales: value.optional(),
    "northern-ireland": value.optional(),
  });

/** One text for every nation, or one for each of some. */
export const textByNation = z
  .union([text, byNation(text)])
  .transform((value): ByNation<string> =>
    typeof value === "string"
      ? Object.fromEntries(nations.map((nation) => [nation, value]))
      : given(value),
  );

/**
 * A thing of these parts and no others, read under camelCase names and without what is left out. In a union, use `z.strictObject` and
 * `given` the whole: a branch that changes its value keeps its complaints to itself.
 */
export const written = <T extends z.core.$ZodLooseShape>(parts: T) =>
  z.strictObject(parts).transform((value) => renamed(given(value)));

/** Things by a name, which each of them keeps as its id. */
export const named = <T extends object>(thing: z.ZodType<T>) =>
  z
    .record(text, thing)
    .transform(
      (things) =>
        new Map(
          Object.entries(things).map(([id, one]) => [id, { id, ...one }]),
        ),
    );

type Settled<T> = T extends readonly unknown[]
  ? Readonly<T>
  : Exclude<T, undefined>;
/** The parts that have a value, which nobody changes. */
export type Given<T> = {
  readonly [key in keyof T as undefined extends T[key] ? never : key]: Settled<
    T[key]
  >;
} & {
  readonly [key in keyof T as undefined extends T[key] ? key : never]?: Settled<
    T[key]
  >;
};

/** Drops parts whose value is undefined, as `exactOptionalPropertyTypes` wants. */
export const given = <T extends object>(value: T): Given<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Given<T>;

type CamelCase<T> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : T;
type Renamed<T> = { readonly [key in keyof T as CamelCase<key>]: T[key] };

const renamed = <T extends object>(value: T): Renamed<T> =>
  Object.fromEntries(
    Object.entries(value).map(([key, one]) => [camelCase(key), one]),
  ) as Renamed<T>;

/** `bereavement--dwp--benefits` → `bereavementDwpBenefits`. */
export const camelCase = (id: string): string =>
  id.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
