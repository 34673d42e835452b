import { z } from "zod";
import type { AppealRoute } from "../catalogue.ts";
import {
  given,
  nationShape,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

const text = z.string().min(1);

const stepShape = z.strictObject({
  route: text,
  to: text,
  limit: text,
  late: text.optional(),
  note: text.optional(),
  cost: text,
  confidence: z.enum(["read", "excerpt", "secondary", "memory"]),
  level: z.enum(["high", "medium", "low"]).optional(),
  source: z.array(z.string()).min(1).optional(),
  within: z
    .union([
      z.strictObject({ months: z.int().positive() }),
      z.strictObject({ days: z.int().positive() }),
    ])
    .optional(),
  "stands-alone": yesNoShape.optional(),
  say: wordsShape.optional(),
});

export const appealsShape = z.strictObject({
  welsh: welshShape,
  sources: z.record(
    z.string(),
    z.strictObject({ title: text, page: text, read: text }),
  ),
  routes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/, { error: "is not kebab-case" }),
      nations: z.array(nationShape).min(1),
      services: z.array(z.string()).min(1).optional(),
      flows: z.array(z.string()).min(1).optional(),
      decides: text,
      law: text,
      note: text.optional(),
      steps: z.array(stepShape).min(1),
    }),
  ),
});
export type AppealsContent = z.infer<typeof appealsShape>;

export const toAppealRoutes = ({
  sources,
  routes,
}: AppealsContent): readonly AppealRoute[] =>
  routes.map(({ services = [], flows = [], steps, ...route }) => ({
    ...given(route),
    services,
    flows,
    steps: steps.map(({ "stands-alone": standsAlone = false, ...step }) => ({
      ...given(step),
      standsAlone,
      source: (step.source ?? []).map((key) => sources[key]?.title ?? key),
    })),
  }));
