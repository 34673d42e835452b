import { ownerOf, inWhoseName } from "#access";
import type { Visitor } from "#access";
import { act, again, forbidden, go, isOutcome, refused } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Id, Words } from "#kernel";
import { newId, say } from "#kernel";
import { findEvent } from "../../claiming.ts";
import type { Notice } from "#notices";
import { isOpen, withdrawNotice } from "#notices";
import { bankAccountConcepts } from "#people";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { button, choiceField, firstOf, hidden, html } from "#web";
import { tellingContext } from "../../telling-context.ts";
import { signInToChange } from "../ask-again.ts";
import { readsOfThemselves } from "../happening-name.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import { isSubject } from "../sight-of-telling.ts";
import { findTrack, mayUndo } from "../track/find-track.ts";
import { factsPutBack, whatWillHappen } from "./what-will-happen.ts";
import { undoWords as words } from "./undo-words.ts";

const isDeath = (event: LifeEvent | undefined): boolean =>
  event?.subject === "deceased";

const titleOf = (event: LifeEvent | undefined, isOwn: boolean): Words =>
  isDeath(event)
    ? words[isOwn ? "withdrawOwnDeath" : "withdrawDeath"]
    : words.withdraw;

const reasonField = (event: LifeEvent | undefined, isOwn: boolean) =>
  choiceField({
    ask: say("Why do you take it back?"),
    enter: say("Choose why you take it back"),
    items: isDeath(event)
      ? [
          { value: "alive", text: isOwn ? words.aliveMyself : words.alive },
          { value: "mistake", text: words.mistake },
        ]
      : [
          { value: "mistake", text: words.mistake },
          { value: "not-happening", text: words.notHappening },
          { value: "not-me", text: words.notMe },
        ],
  });

/** A form's token counts for its own notice alone, so that a guessed one finds nobody else's. */
const tokenOf = (token: string, { id }: Notice): string => `${token} ${id}`;

export const customerOf = (visitor: Visitor): Id | undefined =>
  visitor.kind === "referenced" ? undefined : inWhoseName(visitor);

function ownedBy(visitor: Visitor) {
  const [owner, customer] = [ownerOf(visitor), customerOf(visitor)];
  return { ...(owner ? { owner } : {}), ...(customer ? { customer } : {}) };
}

function whoWithdraws(
  visitor: Visitor,
  notice: Notice,
): {
  readonly teller?: Id;
  readonly capacity: string;
  readonly channel: string;
} {
  if (visitor.kind === "customer")
    return {
      teller: visitor.customer,
      capacity:
        visitor.actingFor?.capacity ??
        (visitor.customer === notice.subject ? "self" : notice.capacity),
      channel: "digital",
    };
  if (visitor.kind === "staff" && visitor.serving)
    return {
      teller: visitor.serving.customer,
      capacity: "self",
      channel: visitor.serving.channel,
    };
  return { capacity: notice.capacity, channel: "digital" };
}

async function findUndone(tx: Tx, visit: TellingVisit) {
  const found = await findTrack(tx, visit);
  if (isOutcome(found)) return found;
  const { notice } = found.track;
  if (!mayUndo(visit.visitor, notice, found.isTellers)) return forbidden;
  const event = findEvent(found.catalogue, notice.lifeEvent);
  return { ...found, notice, event };
}

async function withdraw(tx: Tx, visit: TellingVisit) {
  const found = await findUndone(tx, visit);
  if (isOutcome(found)) return found;
  const { notice, event } = found;
  const { form, visitor } = visit;
  const reason = reasonField(event, false).parse("reason", visit);
  if (reason.kind === "failure") return again(reason.error);
  const putBack = await factsPutBack(tx, visit, found);
  const changed = [
    ...[...putBack, ...(event?.sets ?? [])].map(({ concept }) => concept),
    ...bankAccountConcepts.filter((concept) => concept in notice.facts),
  ];
  const anew = signInToChange(visit, found.catalogue, changed);
  if (anew) return anew;
  const token = firstOf(form, "token");
  if (!/^[0-9a-f-]{36}$/.test(token)) return refused("bad-request");
  const withdrawn = await inContext(tx, tellingContext, () =>
    withdrawNotice(tx, notice, {
      token: tokenOf(token, notice),
      reason: reason.value,
      isSubject: isSubject(visitor, notice),
      ...ownedBy(visitor),
      ...whoWithdraws(visitor, notice),
    }),
  );
  const { reference } =
    withdrawn.kind === "ok" ? withdrawn.value : withdrawn.error;
  return go(paths.track(reference));
}

/** Takes back what was told, along the same lanes. */
export const withdrawPage = pages.subject({
  path: paths.withdraw(":reference"),
  whose: "owner",
  may: "tell",
  read: async (tx, visit) => {
    const found = await findUndone(tx, visit);
    if (isOutcome(found)) return found;
    const { notice } = found;
    return isOpen(notice)
      ? { ...found, putBack: await factsPutBack(tx, visit, found) }
      : go(paths.track(notice.reference));
  },
  show: (found, view) => {
    const { locale, form } = view;
    const { notice, event } = found;
    const isOwn = readsOfThemselves(view.visitor, notice);
    return {
      title: titleOf(event, isOwn)[locale],
      backHref: paths.track(notice.reference),
      content: html`<p class="govuk-body-l">${words.what[locale]}</p>
        ${whatWillHappen(found, found.putBack, view)}
        ${view.post(
          html`${hidden("token", firstOf(form, "token") || newId())}
          ${reasonField(event, isOwn).control("reason", view.controls())}
          ${button({
            text: words.confirm[locale],
            classes: "govuk-button--warning",
            preventDoubleClick: true,
          })}`,
        )}`,
    };
  },
  acts: [act({ name: "withdraw", run: withdraw })],
});
