import { z } from "zod";
import type { LifeEvent } from "../catalogue.ts";
import { nations } from "../catalogue.ts";
import { factCondition, isPlainName, setsDecision } from "../feel-names.ts";
import {
  given,
  isText,
  nationShape,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

const factShape = z.strictObject({
  concept: z.string(),
  required: yesNoShape,
  when: z.string().optional(),
});

const elsewhereShape = z.strictObject({
  organisation: z.union([wordsShape, z.string()]), // a name that is the same in both languages
  what: wordsShape,
  how: wordsShape,
  "why-not-joined": wordsShape,
  nations: z.array(nationShape).min(1).optional(),
  source: z.string(),
});

const contactShape = z.strictObject({
  organisation: z.string(),
  service: z.string(),
  asks: z.array(z.string()),
  source: z.string(),
  supports: z.enum(["yes", "partly"]).optional(),
  channel: z.string().optional(),
  note: z.string().optional(),
  "already-joined": z.string().optional(),
  becomes: z.union([z.string(), z.array(z.string()).min(1)]),
});

export const lifeEventShape = z.strictObject({
  welsh: welshShape,
  id: z.string(),
  name: wordsShape,
  summary: wordsShape,
  subject: z.enum(["person", "deceased"]),
  occurrence: z.string().optional(), // kept versions lack it
  address: z.string(),
  "starts-from": z
    .array(z.enum(["sign-in", "registrar-record", "coroner-record"]))
    .min(1),
  tellers: z
    .array(
      z.enum([
        "self",
        "attorney",
        "deputy",
        "appointee",
        "executor",
        "informant",
        "agent",
      ]),
    )
    .min(1),
  facts: z.array(factShape),
  sets: z
    .array(
      z.strictObject({
        concept: z.string(),
        to: z.string(),
        from: z.string().optional(),
      }),
    )
    .optional(),
  flows: z.array(z.string()),
  services: z.array(z.string()),
  "straight-on": z.array(z.string()).min(1).optional(),
  elsewhere: z.array(elsewhereShape),
  "contacts-today": z.array(contactShape),
  "quoted-cases": z.array(
    z.strictObject({
      title: z.string(),
      contacts: z.int().positive(),
      source: z.string(),
    }),
  ),
});
export type LifeEventContent = z.infer<typeof lifeEventShape>;

/** What happens once to its subject, in place of a date that names each happening. */
export const once = "once";

/** A version from before events said it is read by the day from which what it sets holds. */
const occurrenceOf = ({ occurrence, subject, sets = [] }: LifeEventContent) =>
  occurrence ??
  (subject === "deceased"
    ? once
    : sets.find(({ from }) => from !== undefined)?.from);

export function toLifeEvent(content: LifeEventContent): LifeEvent {
  const { id, name, summary, subject, address, tellers, flows, services } =
    content;
  const occurrence = occurrenceOf(content);
  return {
    id,
    name,
    summary,
    subject,
    ...(occurrence === undefined ? {} : { occurrence }),
    address,
    tellers,
    flows,
    services,
    straightOn: content["straight-on"] ?? [],
    startsFrom: content["starts-from"],
    facts: content.facts.map(({ concept, required, when }) =>
      given({ concept, required, when: when && factCondition(id, concept) }),
    ),
    sets: (content.sets ?? []).map(({ concept, to, from }) =>
      given({
        concept,
        from,
        ...(isPlainName(to)
          ? { copies: to }
          : { decision: setsDecision(id, concept) }),
      }),
    ),
    elsewhere: content.elsewhere.map(
      ({ "why-not-joined": whyNotJoined, ...item }) => ({
        ...item,
        organisation: isText(item.organisation)
          ? { en: item.organisation, cy: item.organisation }
          : item.organisation,
        whyNotJoined,
        nations: item.nations ?? nations,
      }),
    ),
    contactsToday: content["contacts-today"].map(
      ({ "already-joined": alreadyJoined, becomes, ...contact }) =>
        given({
          ...contact,
          alreadyJoined,
          becomes: typeof becomes === "string" ? [becomes] : becomes,
        }),
    ),
    quotedCases: content["quoted-cases"],
  };
}
