import { z } from "zod";
import type { Words } from "#kernel";
import type { ConceptType, InformationConcept } from "../catalogue.ts";
import { mustHold } from "../feel-names.ts";
import { answersKind, reachKinds, reachOfOlderPacks } from "../reach.ts";
import {
  dayShape,
  given,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

const boundShape = z.union([z.number(), dayShape, z.literal("today")]);

type Bound = z.infer<typeof boundShape>;
type TypeContent = {
  readonly type: string;
  readonly unit?: string | undefined;
  readonly range?:
    | { readonly from?: Bound | undefined; readonly to?: Bound | undefined }
    | undefined;
  readonly values?: Readonly<Record<string, Words>> | undefined;
  readonly "length-max"?: number | undefined;
  readonly format?: string | undefined;
  readonly fields?: Readonly<Record<string, FieldContent>> | undefined;
};
type FieldContent = TypeContent & {
  readonly label: Words;
  readonly optional?: boolean | undefined;
};

/** How a type is written; a record's fields are types themselves. */
const typeParts = {
  type: z.string(),
  unit: z.string().optional(),
  range: z
    .strictObject({ from: boundShape.optional(), to: boundShape.optional() })
    .optional(),
  values: z.record(z.string(), wordsShape).optional(),
  "length-max": z.int().positive().optional(),
  format: z.string().optional(),
  fields: z.lazy(() =>
    z.record(z.string(), fieldShape).optional(),
  ) as z.ZodType<Readonly<Record<string, FieldContent>> | undefined>,
};
const fieldShape: z.ZodType<FieldContent> = z.lazy(() =>
  z.strictObject({
    ...typeParts,
    fields: typeParts.fields.optional(),
    label: wordsShape,
    optional: yesNoShape.optional(),
  }),
);

const conceptShape = z.strictObject({
  ...typeParts,
  fields: typeParts.fields.optional(),
  label: wordsShape,
  sensitivity: z.enum([
    "ordinary",
    "personal",
    "financial",
    "health",
    "identity",
  ]),
  reach: z.enum([...reachKinds, answersKind]).optional(),
  asked: yesNoShape.optional(),
  reveals: z.literal("address").optional(),
  marks: z.literal("hidden-address").optional(),
  register: z
    .strictObject({
      organisation: z.string(),
      name: z.string(),
      gateway: z.string(),
    })
    .optional(),
  question: wordsShape.optional(),
  hint: wordsShape.optional(),
  why: wordsShape.optional(),
  "assumed-when-silent": z
    .strictObject({
      value: z.unknown(),
      as: z.string().optional(),
      because: z.string(),
    })
    .optional(),
  "none-counts-as": z.number().optional(),
  must: z.strictObject({ hold: z.string(), else: wordsShape }).optional(),
  source: z.string().optional(),
});
export type ConceptContent = z.infer<typeof conceptShape>;

export const conceptsShape = z.strictObject({
  welsh: welshShape,
  concepts: z.record(z.string(), conceptShape),
});

export const toConcept = (
  name: string,
  content: ConceptContent,
): InformationConcept =>
  given({
    name,
    label: content.label,
    type: toType(content),
    sensitivity: content.sensitivity,
    reach: content.reach ?? reachOfOlderPacks.get(name),
    // A type that holds a place reveals it whatever the pack says.
    revealsAddress: content.reveals !== undefined || isPlace(toType(content)),
    marksHiddenAddress: content.marks !== undefined,
    asked: content.asked ?? content.question !== undefined,
    question: content.question,
    hint: content.hint,
    why: content.why,
    register: content.register,
    must: content.must && {
      holds: mustHold(name),
      otherwise: content.must.else,
    },
  });

/** Whether a type holds a postcode or a council: it says where somebody lives. */
function isPlace(type: ConceptType): boolean {
  switch (type.kind) {
    case "text":
      return type.format === "postcode" || type.format === "council";
    case "list":
      return isPlace(type.of);
    case "record":
      return [...type.fields.values()].some((part) => isPlace(part.type));
    default:
      return false;
  }
}

function toType(content: TypeContent): ConceptType {
  const item = /^list of (.+)$/.exec(content.type)?.[1];
  if (item) return { kind: "list", of: toType({ ...content, type: item }) };
  switch (content.type) {
    case "yes/no":
      return { kind: "yes-no" };
    case "date":
      return given({
        kind: "date",
        from: textBound(content.range?.from),
        to: textBound(content.range?.to),
      } as const);
    case "duration":
      return { kind: "duration" };
    case "number":
      return given({
        kind: "number",
        unit: content.unit ?? "count",
        from: numberBound(content.range?.from),
        to: numberBound(content.range?.to),
      } as const);
    case "choice":
      return {
        kind: "choice",
        values: new Map(Object.entries(content.values ?? {})),
      };
    case "record":
      return toRecord(content.fields ?? {});
    default:
      return given({
        kind: "text",
        lengthMax: content["length-max"],
        format: content.format,
      } as const);
  }
}

const toRecord = (
  fields: Readonly<Record<string, FieldContent>>,
): ConceptType => ({
  kind: "record",
  fields: new Map(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        type: toType(field),
        label: field.label,
        optional: field.optional ?? false,
      },
    ]),
  ),
});

const textBound = (bound: string | number | undefined): string | undefined =>
  typeof bound === "string" ? bound : undefined;
const numberBound = (bound: string | number | undefined): number | undefined =>
  typeof bound === "number" ? bound : undefined;
