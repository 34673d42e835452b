import type { z } from "zod";
import { packKind } from "./kind.ts";
import {
  camelCase,
  someText,
  someTexts,
  text,
  texts,
  welsh,
  words,
  written,
} from "./written.ts";

const shape = written({
  welsh,
  id: text,
  name: words,
  director: someText,
  /** FEEL over facts, once read the name of the decision it becomes. */
  belongs: text.optional(),
  "life-events": someTexts,
  services: texts,
}).transform(({ belongs, ...group }) => ({
  ...group,
  ...(belongs && { belongs: `group.${camelCase(group.id)}` }),
}));
export type CustomerGroup = z.output<typeof shape>;

/** Groups of customers: who belongs, what they meet, what there is for them. */
export const groups = packKind({
  path: /^groups\/[^/]+\.yaml$/,
  shape,
  declares: [{ kind: "customer group", at: "id" }],
  references: [
    { at: "life-events.*", to: "life event" },
    { at: "services.*", to: "service" },
  ],
  conditions: ({ belongs }) => [{ name: belongs, at: ["belongs"] }],
});
