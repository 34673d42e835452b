import { createHash } from "node:crypto";
import { addDays } from "#kernel";
import type { Clock } from "#kernel";
import { kindOfEvent } from "#delivery/kit";
import type {
  Effect,
  LaterReceipt,
  NoticeEvent,
  ReturnedContacts,
} from "#delivery/kit";
import type { Behaviours } from "./behaviour.ts";
import { decide } from "./decide.ts";
import type { BodyFlow } from "./pack-content.ts";

export type BodyEffectDeps = {
  readonly clock: Clock;
  readonly flows: ReadonlyMap<string, BodyFlow>;
  readonly behaviours: Behaviours;
  /** How long a body thinks before it decides, at least; twice that at most. */
  readonly answerAfterMs: number;
};

const refusal = {
  en: "We have no record of this person. Please check the details, or call us.",
  cy: "Nid oes gennym gofnod o’r person hwn. Gwiriwch y manylion, neu ffoniwch ni.",
};
const cannotReverse = {
  en: "We had already closed the record, so we cannot reverse it by ourselves. We will call you to open it again.",
  cy: "Roeddem eisoes wedi cau’r cofnod, felly ni allwn ei wrthdroi ein hunain. Byddwn yn eich ffonio i’w agor eto.",
};

/**
 * What a made-up body does with an event: takes it, then decides after a while. The decision is put into the outbox in the same
 * transaction as the event, so that it is neither lost nor made twice.
 */
export const bodyEffect =
  (deps: BodyEffectDeps): Effect =>
  (event, organisation) => {
    const { clock, flows, behaviours, answerAfterMs } = deps;
    const behaviour = behaviours.of(organisation);
    const today = clock.today();
    if (behaviour === "refuses")
      return {
        receipt: { id: `${event.id}-1`, status: "refused", reason: refusal },
      };
    const flow = flows.get(`${event.flow}@${event.flowversion}`);
    const chance = chanceOf(event.id);
    const at = new Date(clock.now().getTime() + answerAfterMs * (1 + chance));
    // One body in eight closed the record for good before it was asked to undo.
    const isTooLate =
      kindOfEvent(event) === "withdrawn" &&
      flow?.effect.kind === "closes" &&
      chance < 0.125;
    // What a person must look at first is not decided by a machine's answer.
    const isAsked = flow?.effect.kind === "asks";
    const decision = flow && decide(event, flow, today);
    const later: LaterReceipt = {
      id: `${event.id}-2`,
      delivery: event.id,
      ...(isTooLate
        ? { status: "refused", reason: cannotReverse }
        : isAsked && kindOfEvent(event) !== "withdrawn"
          ? { status: "accepted", stage: "being-looked-at" }
          : { status: "acted", ...(decision ? { decision } : {}) }),
    };
    const answers = behaviour === "answers-twice" ? [later, later] : [later];
    return {
      receipt: {
        id: `${event.id}-1`,
        status: "accepted",
        expectedBy: addDays(today, 5),
      },
      later: [
        ...answers.map((receipt) => ({ receipt, at })),
        ...(chance > 0.9 ? [{ receipt: askedHow(event, today), at }] : []),
      ],
    };
  };

/** One person in ten still rings to ask how it goes: bodies return that, so that “avoided” is not only our own claim. */
const askedHow = (event: NoticeEvent, on: string): ReturnedContacts => ({
  contacts: [
    {
      id: `${event.id}-call`,
      delivery: event.id,
      lifeevent: event.data.lifeevent,
      reason: "to-ask-progress",
      channel: "phone",
      on,
    },
  ],
});

/** Between 0 and 1, the same for the same event. */
const chanceOf = (id: string): number =>
  createHash("sha256").update(id).digest().readUInt32BE(0) / 2 ** 32;
