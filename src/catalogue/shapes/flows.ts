import { z } from "zod";
import type { Flow, HiddenAddress } from "../catalogue.ts";
import { flowCondition } from "../feel-names.ts";
import {
  byNation,
  byNationShape,
  dayShape,
  given,
  isText,
  nationShape,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

/** The provision that lets a flow be sent, how far it was read, and whether it supports the flow. */
const gatewayShape = z.strictObject({
  law: z.string().min(1),
  supports: z.enum(["yes", "partly", "no", "unknown"]),
  read: z.enum(["text", "excerpt", "secondary", "memory", "not read"]),
  source: z.strictObject({ title: z.string(), address: z.string() }).optional(),
  note: z.string().optional(),
});

/** How a flow that its gateway supports partly keeps to the part that is supported. */
const narrowedShape = z.strictObject({
  "leaves-out": z.array(z.string()).min(1).optional(),
  people: z.string().min(1).optional(),
  nations: z.array(nationShape).min(1).optional(),
  choice: yesNoShape.optional(),
});

const hiddenAddressShape = z.union([
  z.enum(["withhold", "mark", "phone"]),
  z.strictObject({ unit: wordsShape }),
]);

const flowShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, { error: "is not kebab-case" }),
  version: z.int().positive(),
  event: z.string(),
  organisation: z.union([z.string(), byNationShape(z.string())]),
  address: z.string().optional(),
  service: wordsShape,
  fields: z.array(z.string()).min(1),
  // A text alone is how versions were published before gateways were assessed; they stay loadable.
  gateway: z.union([gatewayShape, z.string().min(1)]),
  "gateway-status": z.enum(["source", "memory"]).optional(),
  narrowed: narrowedShape.optional(),
  "not-joined": wordsShape.optional(),
  "hidden-address": hiddenAddressShape.optional(),
  "hidden-advice": wordsShape.optional(),
  controller: z.string().min(1),
  retention: wordsShape,
  duty: z.enum(["duty", "choice", "by-law"]),
  discharges: yesNoShape,
  "discharges-because": z.string().optional(),
  when: z.string().optional(),
  "opt-out": yesNoShape,
  effect: z.strictObject({
    kind: z.enum(["stops", "starts", "changes", "records", "closes", "asks"]),
    service: z.string().optional(),
    words: wordsShape,
  }),
  signed: z.strictObject({
    officer: z.string().min(1),
    on: dayShape,
    covers: z.string().optional(),
  }),
});
export type FlowContent = z.infer<typeof flowShape>;

export const flowsShape = z.strictObject({
  welsh: welshShape,
  flows: z.array(flowShape),
});

/** Whether the law was read at first hand: a page about it, or a memory of it, is none. */
const wasRead = ({ read }: Flow["basis"]): boolean =>
  read === "text" || read === "excerpt";

/**
 * Whether a flow may be sent at all: its gateway was read and supports it, or supports it partly and the flow is narrowed to that part.
 * It follows from the record of the gateway and is never set by hand.
 */
const isSent = (basis: Flow["basis"], isNarrowed: boolean): boolean =>
  wasRead(basis) &&
  (basis.supports === "yes" || (basis.supports === "partly" && isNarrowed));

export const lawOf = ({ gateway }: FlowContent): string =>
  typeof gateway === "string" ? gateway : gateway.law;

function basisOf({ gateway }: FlowContent): Flow["basis"] {
  if (typeof gateway === "string")
    return { supports: "unknown", read: "memory" };
  const { supports, read, source, note } = gateway;
  return given({ supports, read, source, note });
}

function narrowingOf({ narrowed }: FlowContent): Flow["narrowed"] {
  if (narrowed === undefined) return undefined;
  const { people, nations, choice } = narrowed;
  return given({
    leavesOut: narrowed["leaves-out"] ?? [],
    people,
    nations,
    choice: choice ?? false,
  });
}

/** Saying nothing of a hidden address means keeping it back. */
function hiddenAddressOf(said: FlowContent["hidden-address"]): HiddenAddress {
  if (said === undefined) return { kind: "withhold" };
  return typeof said === "string"
    ? { kind: said }
    : { kind: "unit", unit: said.unit };
}

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
    gateway: lawOf(content),
    basis: basisOf(content),
    narrowed: narrowingOf(content),
    // What was signed before gateways were assessed is corrected along the lanes on which it was told.
    isSent:
      typeof content.gateway === "string" ||
      isSent(basisOf(content), content.narrowed !== undefined),
    notJoined: content["not-joined"],
    hiddenAddress: hiddenAddressOf(content["hidden-address"]),
    hiddenAdvice: content["hidden-advice"],
    controller: content.controller,
    retention: content.retention,
    duty: content.duty,
    discharges: content.discharges,
    dischargesBecause: content["discharges-because"],
    when: content.when && flowCondition(content.id),
    optOut: content["opt-out"],
    effect: given(content.effect),
    signed: { officer: content.signed.officer, on: content.signed.on },
  });
