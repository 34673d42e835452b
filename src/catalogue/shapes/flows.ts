import { z } from "zod";
import type { Flow } from "../catalogue.ts";
import { flowCondition } from "../feel-names.ts";
import {
  byNation,
  byNationShape,
  dayShape,
  given,
  isText,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

const flowShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, { error: "is not kebab-case" }),
  version: z.int().positive(),
  event: z.string(),
  organisation: z.union([z.string(), byNationShape(z.string())]),
  address: z.string().optional(),
  service: wordsShape,
  fields: z.array(z.string()).min(1),
  gateway: z.string().min(1),
  "gateway-status": z.enum(["source", "memory"]),
  controller: z.string().min(1),
  retention: wordsShape,
  duty: z.enum(["duty", "choice"]),
  discharges: yesNoShape,
  "discharges-because": z.string().optional(),
  when: z.string().optional(),
  "opt-out": yesNoShape,
  effect: z.strictObject({
    kind: z.enum(["stops", "starts", "changes", "records", "closes", "asks"]),
    service: z.string().optional(),
    words: wordsShape,
  }),
  signed: z.strictObject({ officer: z.string().min(1), on: dayShape }),
});
export type FlowContent = z.infer<typeof flowShape>;

export const flowsShape = z.strictObject({
  welsh: welshShape,
  flows: z.array(flowShape),
});

/** `eventAddress` is the concept that chooses nation and council when the flow names none. */
export const toFlow = (content: FlowContent, eventAddress: string): Flow =>
  given({
    id: content.id,
    version: content.version,
    event: content.event,
    organisation: byNation<string>(content.organisation, isText),
    address: content.address ?? eventAddress,
    service: content.service,
    fields: content.fields,
    gateway: content.gateway,
    gatewayStatus: content["gateway-status"],
    controller: content.controller,
    retention: content.retention,
    duty: content.duty,
    discharges: content.discharges,
    dischargesBecause: content["discharges-because"],
    when: content.when && flowCondition(content.id),
    optOut: content["opt-out"],
    effect: given(content.effect),
    signed: content.signed,
  });
