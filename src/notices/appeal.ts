import { appealRouteOf, councilsOfAddress, stepsToSay } from "#catalogue";
import type { AppealRoute, Catalogue, Nation } from "#catalogue";
import type { BodyDecision } from "#delivery";
import { addDays, addMonths, todayInLondon } from "#kernel";
import type { LocalDate } from "#kernel";
import { isDecided } from "./body-state.ts";
import { isOver } from "./queries/find-notices.ts";
import type { Notice } from "./queries/find-notices.ts";
import type { TrackedBody } from "./track.ts";

/**
 * What a person can do about a decision: what the body itself said, else the route that the pack holds for this kind of decision in this
 * nation with the last day of its first step, else that the body must be asked.
 */
export type Appeal =
  | {
      readonly kind: "said";
      readonly appeal: NonNullable<BodyDecision["appeal"]>;
    }
  | {
      readonly kind: "route";
      readonly steps: AppealRoute["steps"];
      /** Counted from the day of the decision; `isReceived` when that is the day on which it reached us. */
      readonly limit?: {
        readonly by: LocalDate;
        readonly from: LocalDate;
        readonly isReceived: boolean;
      };
    }
  | { readonly kind: "ask" };

/**
 * Undefined while the body has not said that it decided: there is nothing to challenge. A refusal alone, such as of somebody it has no
 * record of, decides nothing about them; and what was put right or taken back since is challenged no more.
 */
export function appealOf(
  catalogue: Catalogue,
  notice: Pick<Notice, "facts" | "state">,
  body: TrackedBody,
): Appeal | undefined {
  if (isOver(notice) || !isDecided(body.decision)) return undefined;
  if (body.decision?.appeal)
    return { kind: "said", appeal: body.decision.appeal };
  const flow = catalogue.flows.get(body.flow);
  const route =
    flow && appealRouteOf(catalogue, flow, nationOf(catalogue, notice, body));
  const steps = route ? stepsToSay(route) : [];
  const within = steps[0]?.within;
  const from = dayOfDecision(body);
  if (steps.length === 0) return { kind: "ask" };
  if (within === undefined || from === undefined)
    return { kind: "route", steps };
  const by =
    "months" in within
      ? addMonths(from.day, within.months)
      : addDays(from.day, within.days);
  return {
    kind: "route",
    steps,
    limit: { by, from: from.day, isReceived: from.isReceived },
  };
}

/** The day the body names, else that on which its decision reached us. */
function dayOfDecision({ decision, history }: TrackedBody) {
  if (decision?.decidedOn)
    return { day: decision.decidedOn, isReceived: false };
  const receipt = history.findLast((one) => isDecided(one.decision));
  return (
    receipt && {
      day: todayInLondon(new Date(receipt.receivedAt)),
      isReceived: true,
    }
  );
}

/** The nation of the address that chose the body; a council's own when the address was not kept. */
function nationOf(
  catalogue: Catalogue,
  { facts }: Pick<Notice, "facts">,
  { flow, organisation }: TrackedBody,
): Nation | undefined {
  const address = catalogue.flows.get(flow)?.address ?? "";
  const council =
    (facts[address] as { readonly council?: unknown } | undefined)?.council ??
    organisation.replace(/^council:/, "");
  return typeof council === "string"
    ? councilsOfAddress(catalogue, council)?.nation
    : undefined;
}
