import type { Visitor } from "#access";
import type { Catalogue } from "#catalogue";
import type { Words } from "#kernel";
import { say } from "#kernel";
import type { Notice } from "#notices";
import { findEvent } from "../claiming.ts";
import { isSubject } from "./sight-of-telling.ts";

export const reportedDead: Words = say("You were reported to have died");

/** The person it is about reads this; staff who serve them do not. */
export const readsOfThemselves = (
  visitor: Visitor,
  notice: Pick<Notice, "subject">,
): boolean => visitor.kind === "customer" && isSubject(visitor, notice);

/** What happened, in words for whoever reads it: somebody reported dead reads of themselves. */
export function happeningName(
  catalogue: Catalogue,
  notice: Notice,
  visitor: Visitor,
): Words {
  const event = findEvent(catalogue, notice.lifeEvent);
  const { lifeEvent } = notice;
  return event?.subject === "deceased" && readsOfThemselves(visitor, notice)
    ? reportedDead
    : (event?.name ?? { en: lifeEvent, cy: lifeEvent });
}
