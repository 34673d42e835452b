import { z } from "zod";
import type { CustomerGroup } from "../catalogue.ts";
import { groupCondition } from "../feel-names.ts";
import { given, welshShape, wordsShape } from "./words.ts";

export const groupShape = z.strictObject({
  welsh: welshShape,
  id: z.string(),
  name: wordsShape,
  director: z.string().min(1),
  belongs: z.string().optional(),
  "life-events": z.array(z.string()).min(1),
  services: z.array(z.string()),
});
type GroupContent = z.infer<typeof groupShape>;

export const toGroup = (content: GroupContent): CustomerGroup =>
  given({
    id: content.id,
    name: content.name,
    director: content.director,
    belongs: content.belongs && groupCondition(content.id),
    lifeEvents: content["life-events"],
    services: content.services,
  });

export const frontShape = z.strictObject({
  welsh: welshShape,
  name: wordsShape,
});
