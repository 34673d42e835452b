import { z } from "zod";
import type { LocalDate, Words } from "#kernel";
import { answersKind, reachKinds, reachOfOlderPacks } from "../reach.ts";
import type { InFile, Known } from "./kind.ts";
import { packKind } from "./kind.ts";
import { day, given, text, welsh, words, yesNo } from "./written.ts";

export type ConceptType =
  | { readonly kind: "yes-no" | "duration" }
  | {
      readonly kind: "date";
      readonly from?: LocalDate;
      readonly to?: LocalDate | "today";
    }
  | {
      readonly kind: "text";
      readonly lengthMax?: number;
      readonly format?: string;
    }
  | {
      readonly kind: "number";
      readonly unit: string;
      readonly from?: number;
      readonly to?: number;
    }
  | { readonly kind: "choice"; readonly values: ReadonlyMap<string, Words> }
  | { readonly kind: "list"; readonly of: ConceptType }
  | {
      readonly kind: "record";
      readonly fields: ReadonlyMap<string, RecordField>;
    };

/** A record's field; a field that is not optional must be given. */
export type RecordField = {
  readonly type: ConceptType;
  readonly label: Words;
  readonly optional: boolean;
};

const bound = z.union([z.number(), day, z.literal("today")]);

/** How a type is written; a record's fields are types themselves. */
const typeParts = {
  type: text,
  unit: text.optional(),
  range: z
    .strictObject({ from: bound.optional(), to: bound.optional() })
    .optional(),
  values: z.record(text, words).optional(),
  "length-max": z.int().positive().optional(),
  format: text.optional(),
  fields: z
    .lazy((): z.ZodType<Record<string, RecordField>> => z.record(text, field))
    .optional(),
};
const field = z
  .strictObject({ ...typeParts, label: words, optional: yesNo.default(false) })
  .transform(({ label, optional, ...type }) => ({
    type: toType(type),
    label,
    optional,
  }));

type TypeContent = z.output<z.ZodObject<typeof typeParts>>;

function toType(content: TypeContent): ConceptType {
  const item = /^list of (.+)$/.exec(content.type)?.[1];
  if (item) return { kind: "list", of: toType({ ...content, type: item }) };
  const { from, to } = content.range ?? {};
  switch (content.type) {
    case "yes/no":
      return { kind: "yes-no" };
    case "duration":
      return { kind: "duration" };
    case "date":
      return given({
        kind: "date",
        from: textOf(from),
        to: textOf(to),
      } as const);
    case "number":
      return given({
        kind: "number",
        unit: content.unit ?? "count",
        from: numberOf(from),
        to: numberOf(to),
      } as const);
    case "choice":
      return {
        kind: "choice",
        values: new Map(Object.entries(content.values ?? {})),
      };
    case "record":
      return {
        kind: "record",
        fields: new Map(Object.entries(content.fields ?? {})),
      };
    default:
      return given({
        kind: "text",
        lengthMax: content["length-max"],
        format: content.format,
      } as const);
  }
}

const textOf = (bound: string | number | undefined): string | undefined =>
  typeof bound === "string" ? bound : undefined;
const numberOf = (bound: string | number | undefined): number | undefined =>
  typeof bound === "number" ? bound : undefined;

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

const sensitivity = z.enum([
  "ordinary",
  "personal",
  "financial",
  "health",
  "identity",
]);
export type Sensitivity = z.output<typeof sensitivity>;

const concept = z.strictObject({
  ...typeParts,
  label: words,
  sensitivity,
  reach: z.enum([...reachKinds, answersKind]).optional(),
  asked: yesNo.optional(),
  reveals: z.literal("address").optional(),
  marks: z.literal("hidden-address").optional(),
  register: z
    .strictObject({ organisation: text, name: text, gateway: text })
    .optional(),
  question: words.optional(),
  hint: words.optional(),
  why: words.optional(),
  "assumed-when-silent": z
    .strictObject({
      value: z.unknown(),
      as: text.optional(),
      because: text,
    })
    .optional(),
  "none-counts-as": z.number().optional(),
  must: z.strictObject({ hold: text, else: words }).optional(),
  "only-when": text.optional(),
  source: text.optional(),
});

function toConcept(name: string, content: z.output<typeof concept>) {
  const { label, sensitivity, question, hint, why, register, source } = content;
  const type = toType(content);
  return given({
    name,
    label,
    type,
    sensitivity,
    /** Which way to reach the person this fact is, or what it says about the ways. */
    reach: content.reach ?? reachOfOlderPacks.get(name),
    /** True when it says, or lets one work out, where somebody lives: what a hidden address keeps back. A type that holds a place does so whatever the pack says. */
    revealsAddress: content.reveals !== undefined || isPlace(type),
    /** True of the one fact that says that an address is hidden. */
    marksHiddenAddress: content.marks !== undefined,
    /** False when it is never put to a person. */
    asked: content.asked ?? question !== undefined,
    question,
    hint,
    why,
    register,
    /** A compiled yes/no decision's name that no answer may make false, and what is said to one that would. */
    must: content.must && {
      holds: `must.${name}`,
      otherwise: content.must.else,
    },
    /** A compiled yes/no decision's name: unless it holds, the fact is neither asked for nor sent. */
    onlyWhen: content["only-when"] && `only.${name}`,
    source,
  });
}
/** A fact: what it is, who holds it, how a person is asked for it and why. */
export type InformationConcept = ReturnType<typeof toConcept>;

/** Facts: held by a register that exists, asked with a reason. Their names and types are checked where rules are compiled. */
export const concepts = packKind({
  path: /^information-concepts\/[^/]+\.yaml$/,
  shape: z
    .strictObject({ welsh, concepts: z.record(text, concept) })
    .transform(({ concepts: written }) =>
      Object.entries(written).map(([name, one]) => toConcept(name, one)),
    ),
  references: [
    {
      at: "concepts.*.register.organisation",
      to: "organisation",
      among: "organisation or council role",
    },
  ],
  conditions: (concepts) =>
    concepts.flatMap(({ name, must, onlyWhen, source }) => [
      { name: must?.holds, at: ["concepts", name, "must", "hold"], source },
      { name: onlyWhen, at: ["concepts", name, "only-when"], source },
    ]),
  checks: (concepts, known, within) =>
    concepts.forEach((one) => checkQuestion(one, known, within)),
});

function checkQuestion(
  { name, question, why }: InformationConcept,
  { needed }: Known,
  { say }: InFile,
): void {
  if (question === undefined) return;
  if (why === undefined)
    say(
      ["concepts", name],
      `The question of \`${name}\` does not say why it is asked.`,
      "Add `why: { en: …, cy: … }`.",
    );
  if (needed && !needed.has(name))
    say(
      ["concepts", name, "question"],
      `Nobody needs \`${name}\`: no flow carries it and no rule or condition reads it, so it must not be asked.`,
      "Delete the question, or add the fact to the flow or rule that needs it.",
    );
}
