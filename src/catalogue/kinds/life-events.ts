import { z } from "zod";
import { factsBehind } from "../facts-behind.ts";
import { claim } from "./flows.ts";
import type { InFile, Known } from "./kind.ts";
import { packKind } from "./kind.ts";
import { checkOneAccount } from "./one-account.ts";
import { textsAt } from "./references.ts";
import {
  camelCase,
  given,
  nations,
  someNations,
  someTexts,
  text,
  texts,
  welsh,
  words,
  written,
  yesNo,
} from "./written.ts";

/** What happens once to its subject, in place of a date that names each happening. */
const once = "once";

const elsewhere = written({
  organisation: z
    .union([words, text]) // a name that is the same in both languages
    .transform((name) =>
      typeof name === "string" ? { en: name, cy: name } : name,
    ),
  what: words,
  how: words,
  "why-not-joined": words,
  nations: someNations.default([...nations]),
  when: text.optional(),
  /** Done before anybody can tell; counted as a contact, and on nobody’s list. */
  "comes-first": yesNo.optional(),
  /** They may do it and need not. */
  may: yesNo.optional(),
  source: text,
});

const contact = written({
  organisation: text,
  service: text,
  asks: texts,
  /** A source's key, or `gk`: general knowledge, to be sourced. */
  source: text,
  /** How far the source bears the row out; `partly` is still to be sourced better. */
  supports: z.enum(["yes", "partly"]).optional(),
  /** How people do it today. */
  channel: text.optional(),
  /** What officials should know of the row. */
  note: text.optional(),
  "already-joined": text.optional(),
  /** What replaces it: flows by id, or `elsewhere`. */
  becomes: z.union([text, someTexts]).transform((flows) => [flows].flat()),
});
export type ContactToday = z.output<typeof contact>;

const capacity = z.enum([
  "self",
  "attorney",
  "deputy",
  "appointee",
  "executor",
  "informant",
  "agent",
]);
/** In whose name a person may act. */
export type Capacity = z.output<typeof capacity>;

const event = written({
  welsh,
  id: text,
  name: words,
  summary: words,
  subject: z.enum(["person", "deceased"]),
  /** The date that names one happening, or that it happens once to its subject; absent where each telling stands alone. */
  occurrence: text.optional(), // kept versions lack it
  /** The concept whose address chooses nation and councils. */
  address: text,
  "starts-from": z
    .array(z.enum(["sign-in", "registrar-record", "coroner-record"]))
    .min(1),
  tellers: z.array(capacity).min(1),
  facts: z.array(
    written({ concept: text, required: yesNo, when: text.optional() }),
  ),
  sets: z
    .array(written({ concept: text, to: text, from: text.optional() }))
    .default([]),
  flows: texts,
  services: texts,
  /** Of `services`, in order, the claims that whoever told goes straight on to. */
  "straight-on": someTexts.default([]),
  elsewhere: z.array(elsewhere),
  "contacts-today": z.array(contact),
  "quoted-cases": z.array(
    written({ title: text, contacts: z.int().positive(), source: text }),
  ),
});

const shape = event.transform((written) => {
  const { occurrence, facts, sets, elsewhere, ...rest } = written;
  return {
    ...rest,
    elsewhere: elsewhere.map(({ when, ...one }, index) =>
      given({
        ...one,
        when: when && nameOf("elsewhere", rest.id, `item${index}`),
      }),
    ),
    ...given({ occurrence: occurrence ?? occurrenceOf(rest.subject, sets) }),
    facts: facts.map(({ when, ...fact }) =>
      // Its FEEL becomes the decision of this name.
      given({ ...fact, when: when && nameOf("event", rest.id, fact.concept) }),
    ),
    /** What becomes true of the customer's own facts once told; the preview decides before and after. */
    sets: sets.map(({ concept, to, from }) =>
      given({
        concept,
        /** The concept whose date begins the new fact's validity; absent means the day it was told. */
        from,
        /** The event's fact that is copied as it stands, or the compiled decision's name when it is more than a copy. */
        copies: isPlainName(to) ? to : undefined,
        decision: isPlainName(to)
          ? undefined
          : nameOf("sets", rest.id, concept),
      }),
    ),
  };
});
export type LifeEvent = z.output<typeof shape>;

/** A version from before events said it is read by the day from which what it sets holds. */
const occurrenceOf = (
  subject: string,
  sets: readonly { readonly from?: string }[],
): string | undefined =>
  subject === "deceased"
    ? once
    : sets.find(({ from }) => from !== undefined)?.from;

const nameOf = (what: string, event: string, concept: string): string =>
  `${what}.${camelCase(event)}.${concept}`;

/** A name alone is copied; anything more is FEEL. */
const isPlainName = (feel: string): boolean =>
  /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(feel.trim());

/** Life events: what they ask can be asked and is needed, what they name exists, and today's contacts become something. */
export const lifeEvents = packKind({
  path: /^life-events\/[^/]+\.yaml$/,
  shape,
  declares: [{ kind: "life event", at: "id" }],
  references: [
    { at: "facts.*.concept", to: "information concept" },
    { at: "sets.*.concept", to: "information concept" },
    { at: "sets.*.to", to: "information concept", if: isPlainName },
    { at: "sets.*.from", to: "information concept" },
    { at: "flows.*", to: "flow" },
    { at: "services.*", to: "service" },
    { at: "straight-on.*", to: "service of the event", within: "services" },
    { at: "contacts-today.*.becomes", to: "flow", or: ["elsewhere"] },
    { at: "contacts-today.*.source", to: "source" },
    { at: "elsewhere.*.source", to: "source" },
    { at: "address", to: "address (a record with a `council` field)" },
  ],
  conditions: ({ facts, sets, elsewhere }) => [
    ...elsewhere.map(({ when }, index) => ({
      name: when,
      at: ["elsewhere", index, "when"],
    })),
    ...facts.map(({ when }, index) => ({
      name: when,
      at: ["facts", index, "when"],
    })),
    ...sets.map(({ decision, concept }, index) => ({
      name: decision,
      at: ["sets", index, "to"],
      like: concept,
    })),
  ],
  checks: (event, known, within) => {
    checkFile(event, within);
    checkFacts(event, known, within);
    checkSets(event, known, within);
    checkFlows(event, known, within);
    checkStraightOn(event, known, within);
    if (!known.isNew) return;
    checkOccurrence(event, known, within);
    checkOneAccount(accountsTaken(event), known, within.say);
  },
});

function checkFile({ id }: LifeEvent, { file, say }: InFile): void {
  if (file !== `life-events/${id}.yaml`)
    say(
      ["id"],
      `The event \`${id}\` is in ${file}.`,
      `Name the file life-events/${id}.yaml.`,
    );
}

/** Each fact an event asks for can be known, and is carried by one of its flows or claims, or read by a condition or a service of it. */
function checkFacts(event: LifeEvent, known: Known, { say }: InFile): void {
  const needed = neededBy(event, known);
  event.facts.forEach(({ concept: name }, index) => {
    const concept = known.concepts.get(name);
    if (concept && !concept.question && !concept.register)
      say(
        ["facts", index, "concept"],
        `The event needs \`${name}\`, which has no question and no register, so it could never be known.`,
        "Add `question:` and `why:` to the concept, or the register that holds it.",
      );
    if (needed?.has(name) === false)
      say(
        ["facts", index, "concept"],
        `The event asks for \`${name}\`, but nobody it tells needs it.`,
        "Take it out, or add it to the flow that needs it.",
      );
  });
}

function neededBy(
  event: LifeEvent,
  { model, flows, services }: Known,
): ReadonlySet<string> | undefined {
  if (!model) return undefined;
  const told = [...flows.values()].filter(
    ({ event: of, effect: { service = "" } }) =>
      of === event.id || (of === claim && event.services.includes(service)),
  );
  const offered = event.services.flatMap((id) => services.get(id) ?? []);
  const decisions = [
    ...[...told, ...event.facts, ...event.elsewhere].map(({ when }) => when),
    ...told.map(({ narrowed }) => narrowed?.onlyWhen),
    ...event.sets.map(({ decision }) => decision),
    ...offered.flatMap(({ goal, amount }) => [goal, amount]),
  ];
  return new Set([
    event.address,
    // What nobody may be sent needs no answer; whom it would be about decides what is listed.
    ...told.flatMap(({ isSent, fields, address = "" }) => [
      ...(isSent ? fields : []),
      address,
    ]),
    ...event.sets.flatMap(({ copies = "", from = "" }) => [copies, from]),
    ...factsBehind(
      model,
      decisions.flatMap((name) => name ?? []),
    ),
  ]);
}

/** What telling makes true is copied only from a fact of the same kind. */
function checkSets(
  { sets }: LifeEvent,
  { concepts }: Known,
  { say }: InFile,
): void {
  sets.forEach(({ concept, copies = "" }, index) => {
    const [set, copied] = [concepts.get(concept), concepts.get(copies)];
    if (set && copied && set.type.kind !== copied.type.kind)
      say(
        ["sets", index, "to"],
        `\`${concept}\` is a ${set.type.kind} and cannot become \`${copies}\`, a ${copied.type.kind}.`,
        "Name a fact of the same type, or write FEEL that makes one of it.",
      );
  });
}

/** What is set from a fact of the event is the account that it asks for. */
function accountsTaken({ facts, sets }: LifeEvent) {
  const asked = facts.map(({ concept }) => concept);
  return [
    ...asked.map((concept, index) => ({
      concept,
      at: ["facts", index, "concept"],
    })),
    ...sets.flatMap(({ concept, copies = "" }, index) =>
      asked.includes(copies)
        ? []
        : [{ concept, at: ["sets", index, "concept"] }],
    ),
  ];
}

function checkFlows(event: LifeEvent, { flows }: Known, { say }: InFile): void {
  event.flows.forEach((name, index) => {
    const flow = flows.get(name);
    if (flow && flow.event !== event.id)
      say(
        ["flows", index],
        `The flow \`${name}\` belongs to the event \`${flow.event}\`.`,
        "Write a flow of its own for this event: fields and gateway may differ.",
      );
  });
}

/** What a person goes straight on to is claimed, and some flow can claim it here. */
function checkStraightOn(
  { straightOn, services: offered }: LifeEvent,
  { services, flows }: Known,
  { say }: InFile,
): void {
  const claimed = [...flows.values()].flatMap(({ event, effect, isSent }) =>
    event === claim && isSent ? (effect.service ?? []) : [],
  );
  straightOn.forEach((id, index) => {
    const isClaimed =
      services.get(id)?.apply.by === "claim" && claimed.includes(id);
    if (offered.includes(id) && !isClaimed)
      say(
        ["straight-on", index],
        `Nobody can go straight on to \`${id}\`: it is not claimed, or no flow claims it.`,
        "Add its flow to flows/claims.yaml, or take it out.",
      );
  });
}

/** Each life event says which of its dates names one happening: two tellings of one day are one happening, two days are two. */
function checkOccurrence(
  { subject, facts }: LifeEvent,
  { concepts }: Known,
  { tree, say }: InFile,
): void {
  const occurrence = textsAt(tree, "occurrence")[0]?.text;
  // A date that a register holds is the person's, whatever happens to them.
  const dates = facts.flatMap(({ concept: name }) => {
    const concept = concepts.get(name);
    return concept?.type.kind === "date" && !concept.register ? [name] : [];
  });
  const isOnce = subject === "deceased" || dates.length === 0;
  if (isOnce ? occurrence === once : dates.includes(occurrence ?? "")) return;
  say(
    occurrence === undefined ? [] : ["occurrence"],
    occurrence === undefined
      ? "The event does not say which date names one happening: `occurrence` is missing."
      : occurrence === once
        ? "The event asks for its date, so it can happen again."
        : `\`${occurrence}\` is not a date of this event.`,
    isOnce
      ? "Write `occurrence: once`."
      : `Name the day it happens: ${dates.map((one) => `\`${one}\``).join(" or ")}.`,
  );
}
