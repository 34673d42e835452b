import { z } from "zod";
import { partAt } from "#decisions";
import type { InFile, Known } from "./kind.ts";
import { packKind } from "./kind.ts";
import { checkOneAccount } from "./one-account.ts";
import type { Given } from "./written.ts";
import {
  camelCase,
  day,
  given,
  id,
  nations,
  someNations,
  someText,
  someTexts,
  text,
  textByNation,
  unkept,
  welsh,
  words,
  written,
  yesNo,
} from "./written.ts";

/** A flow of this event is a claim for its effect's service, from any event or none. */
export const claim = "claim";

/** The provision that lets a flow be sent, how far it was read, and whether it supports the flow; for officials. */
const gateway = z.strictObject({
  law: someText,
  /** The same in Welsh; it is not signed. */
  welsh: someText.optional(),
  supports: z.enum(["yes", "partly", "no", "unknown"]),
  read: z.enum(["text", "excerpt", "secondary", "memory", "not read"]),
  source: z.strictObject({ title: text, address: text }).optional(),
  note: text.optional(),
});
type Law = z.output<typeof gateway>;
export type Gateway = Omit<Given<Law>, "law">;

/** What is left to whoever reads that it is not joined: to tell them, to ask first, or nothing. */
const need = z.enum(["tell", "ask", "nothing"]);

/** How a flow that its gateway supports partly keeps to the part that is supported: what it leaves out, of facts, people, nations, or whoever does not choose it. */
const narrowing = written({
  "leaves-out": someTexts.default([]),
  /** Of whom the law lets it be told, for officials; `only-when` sees to it, or `when` where it concerns nobody else. */
  people: someText.optional(),
  /** FEEL over facts, once read the name of the decision it becomes. */
  "only-when": text.optional(),
  /** What whoever it concerns and who is not among them reads, and has to do. */
  outside: z.strictObject({ because: words, need }).optional(),
  nations: someNations.optional(),
  /** It is told only when the person asks for it. */
  choice: yesNo.default(false),
});

/** What a flow does with a hidden address: keep it back, send it marked, send it to a protected unit only, or leave it to a phone call. */
const hiddenAddress = z
  .union([
    z.enum(["withhold", "mark", "phone"]),
    z.strictObject({ unit: words }),
  ])
  .default("withhold")
  .transform((said) =>
    typeof said === "string"
      ? { kind: said }
      : { kind: "unit" as const, unit: said.unit },
  );
export type HiddenAddress = z.output<typeof hiddenAddress>;

const flow = written({
  id,
  version: z.int().positive(),
  /** A life event, or `claim`: a claim for the effect's service that may follow any event or none. */
  event: text,
  /** An organisation's id or a council role such as `council.billing`, a nation. */
  organisation: textByNation,
  /** The concept whose address chooses nation and council: the event's own unless the flow names another, such as the new home. */
  address: text.optional(),
  service: words,
  /** The only facts delivery may carry. */
  fields: someTexts,
  /** Those of a claim’s that whoever claims may honestly not have, and go without. */
  "may-lack": someTexts.optional(),
  // A text alone is how versions were published before gateways were assessed; they stay loadable.
  gateway: z.union([gateway, someText]),
  "gateway-status": unkept(z.enum(["source", "memory"])).optional(),
  narrowed: narrowing.optional(),
  /** Why it cannot be joined yet, where it is not sent. */
  "not-joined": words.optional(),
  /** What whoever reads that has to do: tell them themselves, unless it says to ask first, or that nothing has to be told. */
  need: need.optional(),
  "hidden-address": hiddenAddress,
  /** What whoever hides their address can do about it at this body. */
  "hidden-advice": words.optional(),
  controller: someText,
  retention: words,
  /** `by-law`: the law has the state tell it, whatever the person says. */
  duty: z.enum(["duty", "choice", "by-law"]),
  discharges: yesNo,
  "discharges-because": text.optional(),
  /** FEEL over facts, once read the name of the decision it becomes; absent means always. */
  when: text.optional(),
  "opt-out": yesNo,
  effect: written({
    kind: z.enum(["stops", "starts", "changes", "records", "closes", "asks"]),
    service: text.optional(),
    words,
  }),
  signed: written({ officer: someText, on: day, covers: text.optional() }),
}).transform(({ gateway, when, narrowed, ...flow }) => ({
  ...flow,
  ...toGateway(gateway, narrowed !== undefined),
  ...(when && { when: `flow.${camelCase(flow.id)}` }),
  ...(narrowed && { narrowed: onlyNamed(narrowed, flow.id) }),
}));
const onlyNamed = (narrowed: z.output<typeof narrowing>, id: string) =>
  narrowed.onlyWhen === undefined
    ? narrowed
    : { ...narrowed, onlyWhen: `only.${camelCase(id)}` };
/** A body × event × fields × gateway, versioned and signed by a named officer of the body. */
export type WrittenFlow = z.output<typeof flow>;
export type Flow = WrittenFlow & { readonly address: string };

/**
 * The law of a flow, how far it bears it, and whether it may be sent at all: its gateway was read at first hand and supports it, or
 * supports it partly and the flow is narrowed to that part. That follows from the record of the gateway and is never set by hand.
 */
function toGateway(
  written: string | Law,
  isNarrowed: boolean,
): {
  readonly gateway: string;
  readonly basis: Gateway;
  readonly isSent: boolean;
} {
  // What was signed before gateways were assessed is corrected along the lanes on which it was told.
  if (typeof written === "string")
    return {
      gateway: written,
      basis: { supports: "unknown", read: "memory" },
      isSent: true,
    };
  const { law, ...basis } = given(written);
  const isRead = basis.read === "text" || basis.read === "excerpt";
  const isSupported =
    basis.supports === "yes" || (basis.supports === "partly" && isNarrowed);
  return { gateway: law, basis, isSent: isRead && isSupported };
}

/** Flows: declared once, to bodies that exist where they are told, carrying declared facts, listed in their event, by a gateway that is shown. */
export const flows = packKind({
  path: /^flows\/[^/]+\.yaml$/,
  shape: z
    .strictObject({ welsh, flows: z.array(flow) })
    .transform(({ flows }): readonly WrittenFlow[] => flows),
  declares: [{ kind: "flow", at: "flows.*.id" }],
  references: [
    { at: "flows.*.organisation.*", to: "organisation or council role" },
    { at: "flows.*.fields.*", to: "information concept" },
    {
      at: "flows.*.address",
      to: "address (a record with a `council` field)",
    },
    { at: "flows.*.event", to: "life event", or: [claim] },
    { at: "flows.*.effect.service", to: "service" },
    { at: "flows.*.narrowed.leaves-out", to: "information concept" },
    { at: "flows.*.may-lack", to: "information concept" },
  ],
  conditions: (flows) =>
    flows.flatMap(({ when, narrowed, gateway }, index) => [
      { name: when, at: ["flows", index, "when"], source: gateway },
      {
        name: narrowed?.onlyWhen,
        at: ["flows", index, "narrowed", "only-when"],
        source: gateway,
      },
    ]),
  checks: (flows, known, within) =>
    flows.forEach((flow, index) => {
      const site = ["flows", index];
      const say: InFile["say"] = (path, ...words) =>
        within.say([...site, ...path], ...words);
      checkBodies(flow, known, say);
      checkWhose(flow, known, say);
      checkEvent(flow, known, say);
      if (!known.isNew) return;
      if (partAt(within.tree, [...site, "gateway"]).part?.kind === "scalar")
        say(
          ["gateway"],
          `The flow \`${flow.id}\` does not show whether its gateway supports it.`,
          "Write `gateway: { law, supports, read, source, note }`; without it nothing can be sent.",
        );
      checkReason(flow, say);
      checkNarrowed(flow, say);
      checkMark(flow, known, say);
      checkAccount(flow, known, say);
    }),
});

type Say = InFile["say"];

/** Claims are told together, and paid to one account. */
function checkAccount({ event, fields }: WrittenFlow, known: Known, say: Say) {
  if (event !== claim) return;
  const first = [...known.flows.values()]
    .flatMap((one) => (one.event === claim ? one.fields : []))
    .find((field) => known.accounts.has(field));
  const taken = fields.map((concept, at) => ({ concept, at: ["fields", at] }));
  checkOneAccount(taken, known, say, first);
}

function checkBodies(
  { id, organisation }: WrittenFlow,
  { organisations }: Known,
  say: Say,
): void {
  for (const nation of nations) {
    const name = organisation[nation] ?? "";
    const body = organisations.get(name);
    if (body?.nations.includes(nation) === false)
      say(
        ["organisation", nation],
        `The flow \`${id}\` goes to \`${name}\` in ${nation}, where that organisation does not act.`,
        `Name the body of ${nation}: \`organisation: { england: …, ${nation}: … }\`, or leave the nation out.`,
      );
    else if (body?.receives === false)
      say(
        ["organisation", nation],
        `The flow \`${id}\` goes to \`${name}\`, which cannot receive notices.`,
        "List it under `elsewhere` of the event, or set `receives: yes` when its system is ready.",
      );
  }
}

/** Whether a fact is about the one who died; after a death every other is about somebody alive. */
const isOfDead = (concept: string): boolean => concept.startsWith("deceased.");

/** After a death, a body is chosen by where the person lives whose affairs it is told: it must not be the other one's. */
function checkWhose(
  flow: WrittenFlow,
  { events, addresses, concepts }: Known,
  say: Say,
): void {
  const event = events.get(flow.event);
  if (event?.subject !== "deceased") return;
  const identifies = (name: string): boolean => {
    const type = concepts.get(name)?.type;
    const isNumber =
      type?.kind === "text" && type.format === "national-insurance-number";
    return isNumber || addresses.has(name);
  };
  const isOfLiving = flow.fields.some(
    (name) => identifies(name) && !isOfDead(name),
  );
  const address = flow.address ?? event.address;
  if (isOfLiving !== isOfDead(address)) return;
  say(
    [flow.address === undefined ? "organisation" : "address"],
    `The flow \`${flow.id}\` is about the affairs of ${isOfLiving ? "somebody alive" : "the one who died"}, and \`${address}\` chooses its body.`,
    isOfLiving
      ? "Name theirs, such as `address: person.address`."
      : "Leave `address` out: the event’s own is that of the one who died.",
  );
}

function checkEvent(
  { id, event, effect }: WrittenFlow,
  { events }: Known,
  say: Say,
): void {
  if (events.get(event)?.flows.includes(id) === false)
    say(
      ["id"],
      `The flow \`${id}\` is not listed in its life event, so it would never be told.`,
      `Add it to \`flows\` in life-events/${event}.yaml.`,
    );
  if (event === claim && effect.service === undefined)
    say(
      ["effect"],
      `The claim \`${id}\` does not say for which service.`,
      "Add `service:` to its effect.",
    );
}

/** One that is not sent, or not everywhere, says why; one that is, does not. */
function checkReason(flow: WrittenFlow, say: Say): void {
  const { id, isSent, notJoined, organisation, narrowed, basis } = flow;
  const isEverywhere = nations.every(
    (nation) =>
      organisation[nation] === undefined ||
      narrowed?.nations?.includes(nation) !== false,
  );
  const isJoined = isSent && isEverywhere;
  if (isJoined && flow.need !== undefined)
    say(
      ["need"],
      `The flow \`${id}\` is sent, so nobody need tell it themselves.`,
      "Take `need` out: it goes with `not-joined`.",
    );
  if (isJoined && notJoined !== undefined)
    say(
      ["not-joined"],
      `The flow \`${id}\` is sent, so it is joined.`,
      "Take `not-joined` out, or narrow the flow.",
    );
  if (!isJoined && notJoined === undefined)
    say(
      ["gateway"],
      `The flow \`${id}\` cannot be sent${isSent ? " in every nation" : `: its gateway supports it \`${basis.supports}\`, read \`${basis.read}\``}.`,
      "Say to people why it cannot be joined yet: `not-joined: { en: …, cy: … }`.",
    );
}

/** A narrowing makes a flow one that may be sent, and the flow keeps to its people, facts and nations; a choice is the person's, and meets no duty. */
function checkNarrowed(flow: WrittenFlow, say: Say): void {
  const { id, narrowed, basis, isSent, organisation } = flow;
  if (narrowed === undefined) return;
  if (!isSent)
    say(
      ["narrowed"],
      `The flow \`${id}\` is narrowed, and still cannot be sent: its gateway supports it \`${basis.supports}\`, read \`${basis.read}\`.`,
      "Take `narrowed` out, or read the law and record what it supports.",
    );
  checkPeople(flow, narrowed, say);
  for (const nation of narrowed.nations ?? [])
    if (organisation[nation] === undefined)
      say(
        ["narrowed", "nations"],
        `The flow \`${id}\` keeps to ${nation}, where it names no body.`,
        `Name the body of ${nation}, or leave the nation out.`,
      );
  for (const name of narrowed.leavesOut)
    if (flow.fields.includes(name))
      say(
        ["narrowed", "leaves-out"],
        `The flow \`${id}\` leaves \`${name}\` out and carries it.`,
        "Take it out of `fields`.",
      );
  const isTheirs = flow.duty === "choice" && flow.optOut && !flow.discharges;
  if (narrowed.choice && !isTheirs)
    say(
      ["narrowed", "choice"],
      `The flow \`${id}\` rests on the person's choice and is not theirs to choose.`,
      "Write `duty: choice`, `discharges: no` and `opt-out: yes`.",
    );
}

/** What some people are left out of says who they are, to officials and by a condition, and to those people why. */
function checkPeople(
  { id, when }: WrittenFlow,
  { people, onlyWhen, outside }: NonNullable<WrittenFlow["narrowed"]>,
  say: Say,
): void {
  if (people !== undefined && (onlyWhen ?? when) === undefined)
    say(
      ["narrowed", "people"],
      `The flow \`${id}\` is only about some people, and goes to everybody.`,
      "Say by `only-when` for whom the law lets it be sent, or by `when` whom alone it concerns.",
    );
  if (onlyWhen !== undefined && people === undefined)
    say(
      ["narrowed", "only-when"],
      `The flow \`${id}\` leaves people out and does not say whom it is about.`,
      "Write `people:` for officials.",
    );
  if ((onlyWhen === undefined) !== (outside === undefined))
    say(
      ["narrowed", outside === undefined ? "only-when" : "outside"],
      outside === undefined
        ? `The flow \`${id}\` leaves out people whom it concerns, and they never learn it.`
        : `The flow \`${id}\` leaves out nobody whom it concerns.`,
      outside === undefined
        ? "Say to them why, and what is left to them: `outside: { because: { en: …, cy: … }, need: tell | ask | nothing }`."
        : "Write `only-when:`, or take `outside` out.",
    );
}

/** A flow that sends a hidden address, to a body or a unit of it, sends the mark with it. */
function checkMark(
  { id, hiddenAddress: { kind }, fields }: WrittenFlow,
  { concepts }: Known,
  say: Say,
): void {
  if (kind !== "mark" && kind !== "unit") return;
  const marks = [...concepts].flatMap(([name, { marksHiddenAddress }]) =>
    marksHiddenAddress ? [name] : [],
  );
  if (fields.some((name) => marks.includes(name))) return;
  say(
    ["hidden-address"],
    `The flow \`${id}\` sends a hidden address without its mark.`,
    marks[0]
      ? `Add \`${marks[0]}\` to its fields, and have it signed.`
      : "Declare the concept that `marks: hidden-address`, and add it to the fields.",
  );
}
