import { z } from "zod";
import type { ByNation, PublicService } from "../catalogue.ts";
import { heldCondition } from "../feel-names.ts";
import {
  byNation,
  byNationShape,
  given,
  isText,
  nationShape,
  welshShape,
  wordsShape,
} from "./words.ts";

const placeShape = z.strictObject({
  organisation: z.string(),
  name: wordsShape,
});

export const serviceShape = z.strictObject({
  welsh: welshShape.optional(),
  id: z.string(),
  name: wordsShape,
  summary: wordsShape,
  authority: z.union([z.string(), byNationShape(z.string())]),
  nations: z.array(nationShape).min(1),
  elsewhere: byNationShape(placeShape).optional(),
  groups: z.array(z.string()),
  goal: z.string().optional(),
  amount: z.string().optional(),
  benefit: z.string().optional(),
  "held-when": z.string().optional(),
  deadline: z.string().optional(),
  apply: z.strictObject({
    by: z.string(),
    page: z.url().optional(),
    "processing-days": z.number().positive().optional(),
  }),
  "legal-basis": z.string().min(1),
  evidence: z.array(z.string()).optional(),
});
export type ServiceContent = z.infer<typeof serviceShape>;

export const toService = (content: ServiceContent): PublicService =>
  given({
    id: content.id,
    name: content.name,
    summary: content.summary,
    authority: byNation<string>(content.authority, isText),
    nations: content.nations,
    elsewhere: given(content.elsewhere ?? {}) as ByNation<
      z.infer<typeof placeShape>
    >,
    groups: content.groups,
    goal: content.goal,
    amount: content.amount,
    benefit: content.benefit,
    heldWhen: content["held-when"] && heldCondition(content.id),
    deadline: content.deadline,
    apply: toApply(content.apply),
    legalBasis: content["legal-basis"],
    evidence: content.evidence ?? [],
  });

/** `claim`, `automatic`, or `with <service>`: given to whoever gets the other service. */
function toApply(apply: ServiceContent["apply"]): PublicService["apply"] {
  const other = /^with (.+)$/.exec(apply.by)?.[1];
  return given({
    by: other ? "with" : apply.by === "automatic" ? "automatic" : "claim",
    with: other,
    page: apply.page,
    processingDays: apply["processing-days"],
  } as const);
}
