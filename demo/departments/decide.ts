import { createHash } from "node:crypto";
import { addDays, daysBetween, isLocalDate } from "#kernel";
import type { LocalDate } from "#kernel";
import { kindOfEvent } from "#delivery/kit";
import type { BodyDecision, NoticeEvent } from "#delivery/kit";
import type { BodyFlow } from "./pack-content.ts";

/** What a made-up body decides about an event. Figures are made up, worked out from the event so that they stay the same. */
export function decide(
  event: NoticeEvent,
  flow: BodyFlow,
  today: LocalDate,
): BodyDecision {
  if (kindOfEvent(event) === "withdrawn") return reversed(flow, today);
  switch (flow.effect.kind) {
    case "stops":
      return stopped(event, flow, today);
    case "starts":
      return started(event, flow, today);
    case "changes":
      // A new address or name that is written down changes nobody's money.
      return flow.effect.service === undefined
        ? plain("recorded", event, flow, today)
        : changed(event, flow, today);
    case "closes":
      return plain("closed", event, flow, today);
    case "records":
    case "asks":
      return plain("recorded", event, flow, today);
  }
}

const service = ({ effect }: BodyFlow) =>
  effect.service === undefined ? {} : { service: effect.service };

const reversed = (flow: BodyFlow, today: LocalDate): BodyDecision => ({
  outcome: "reversed",
  ...service(flow),
  words: {
    en: "We have put the record back as it was before.",
    cy: "Rydym wedi rhoi’r cofnod yn ôl fel yr oedd o’r blaen.",
  },
  from: today,
});

const plain = (
  outcome: "closed" | "recorded",
  event: NoticeEvent,
  flow: BodyFlow,
  today: LocalDate,
): BodyDecision => ({
  outcome,
  ...service(flow),
  words: flow.effect.words,
  from: dayOf(event, today),
});

/** A number below `limit` that the same person always gets. */
function madeUpNumber(event: NoticeEvent, limit: number): number {
  const digest = createHash("sha256").update(event.subject).digest();
  return digest.readUInt32BE(0) % limit;
}

/** The day the event itself names, such as that of a move; else today. */
function dayOf({ data: { fields } }: NoticeEvent, today: LocalDate): LocalDate {
  const named = Object.entries(fields).find(
    ([name, value]) =>
      !/birth/i.test(name) && typeof value === "string" && isLocalDate(value),
  );
  return typeof named?.[1] === "string" ? named[1] : today;
}

const weeklyPence = (event: NoticeEvent): number =>
  8_000 + madeUpNumber(event, 15_000);

/** Flows that end several payments at once name no single service. */
const paysPensions = /dwp|pension|veterans|housing-benefit/;

/** Paid every four weeks in arrears: what was paid for days after the end is overpaid, what was not paid before it is due. */
function stopped(
  event: NoticeEvent,
  flow: BodyFlow,
  today: LocalDate,
): BodyDecision {
  const day = dayOf(event, today);
  const isDeath = "deceased.dateOfDeath" in event.data.fields;
  // What people were told of how long it goes on is so.
  const [, goesOn = "0"] = /after (\d+) days/.exec(flow.effect.words.en) ?? [];
  const own = {
    outcome: "stopped" as const,
    ...service(flow),
    words: flow.effect.words,
    stoppedOn: addDays(day, Number(goesOn)),
  };
  if (!flow.paysWeekly && !(isDeath && paysPensions.test(flow.id))) return own;
  const lastPaidOn = addDays(today, -(1 + madeUpNumber(event, 27)));
  const beyond = daysBetween(own.stoppedOn, lastPaidOn);
  const pence = (days: number) =>
    Math.round((Math.max(0, days) * weeklyPence(event)) / 7);
  return {
    ...own,
    lastPaidOn,
    overpaidPence: pence(beyond),
    ...(isDeath ? { dueToEstatePence: pence(-beyond) } : {}),
  };
}

const started = (
  event: NoticeEvent,
  flow: BodyFlow,
  today: LocalDate,
): BodyDecision => ({
  outcome: "started",
  ...service(flow),
  words: {
    en: "We have decided that you get this.",
    cy: "Rydym wedi penderfynu eich bod yn cael hyn.",
  },
  from: dayOf(event, today),
  ...(flow.paysWeekly
    ? { amountPence: weeklyPence(event), per: "week" as const }
    : {}),
});

const changed = (
  event: NoticeEvent,
  flow: BodyFlow,
  today: LocalDate,
): BodyDecision => ({
  outcome: "changed",
  ...service(flow),
  words: {
    en: "We have worked this out again and changed it.",
    cy: "Rydym wedi cyfrifo hyn eto a’i newid.",
  },
  from: dayOf(event, today),
  ...(flow.paysWeekly
    ? { amountPence: weeklyPence(event), per: "week" as const }
    : {}),
});
