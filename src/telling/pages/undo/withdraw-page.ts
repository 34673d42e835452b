import type { Visitor } from "#access";
import { ownerOf, inWhoseName } from "#access";
import type { Outcome } from "#access/pages";
import { act, forbidden, go, isOutcome, refused } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Id, Words } from "#kernel";
import { newId, say } from "#kernel";
import type { Notice } from "#notices";
import { isOpen, withdrawNotice, findNotice } from "#notices";
import type { Tx } from "#postgres";
import { inContext } from "#postgres";
import type { Html } from "#web";
import {
  actButton,
  bullets,
  capitalised,
  choiceField,
  formatDate,
  html,
  paragraph,
  unseenField,
} from "#web";
import { bankAccountConcepts, findFactsOf } from "#people";
import { answerText, bodyName, isHidden } from "#people/pages";
import { findEvent } from "../../claiming.ts";
import { coversEvent } from "../../covers-event.ts";
import { dropFacts, homeOf } from "../../kept-facts.ts";
import { tellingContext } from "../../telling-context.ts";
import { reachesAllOf } from "../../track-of.ts";
import { signInToChange } from "../may-answer.ts";
import { readsOfThemselves } from "../happening-name.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages, tellers } from "../telling-deps.ts";
import { isSubject } from "../sight-of-telling.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack, mayUndo } from "../track/find-track.ts";
import { undoWords as words } from "./undo-words.ts";
import { trackWords } from "../track/track-words.ts";

const isDeath = (event: LifeEvent | undefined): boolean =>
  event?.subject === "deceased";

const titleOf = (event: LifeEvent | undefined, isOwn: boolean): Words =>
  isDeath(event)
    ? words[isOwn ? "withdrawOwnDeath" : "withdrawDeath"]
    : words.withdraw;

/** Why it is taken back, and the form's token. */
const asks = (
  { visitor }: TellingVisit,
  { notice, event }: Pick<Undone, "notice" | "event">,
) => ({
  token: unseenField(),
  reason: choiceField({
    ask: say("Why do you take it back?"),
    enter: say("Choose why you take it back"),
    items: isDeath(event)
      ? [
          {
            value: "alive",
            text: readsOfThemselves(visitor, notice)
              ? words.aliveMyself
              : words.alive,
          },
          { value: "mistake", text: words.mistake },
        ]
      : [
          { value: "mistake", text: words.mistake },
          { value: "not-happening", text: words.notHappening },
          { value: "not-me", text: words.notMe },
        ],
  }),
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
  if (!(await reachesAllOf(tx, visit.visitor, notice, found.catalogue)))
    return go(paths.notInReach(notice.reference));
  const event = findEvent(found.catalogue, notice.lifeEvent);
  return { ...found, notice, event };
}
type Undone = Exclude<Awaited<ReturnType<typeof findUndone>>, Outcome>;

async function withdraw(
  tx: Tx,
  visit: TellingVisit,
  { token, reason }: { readonly token: string; readonly reason: string },
  found: Undone,
) {
  const { notice, event } = found;
  const { visitor } = visit;
  if (event && !(await coversEvent(tx, visitor, event, visit.today)))
    return go(paths.notInReach(notice.reference));
  const putBack = await factsPutBack(tx, visit, found);
  const changed = [
    ...[...putBack, ...(event?.sets ?? [])].map(({ concept }) => concept),
    ...bankAccountConcepts.filter((concept) => concept in notice.facts),
  ];
  const anew = signInToChange(visit, found.catalogue, changed);
  if (anew) return anew;
  if (!/^[0-9a-f-]{36}$/.test(token)) return refused("bad-request");
  dropFacts(homeOf(notice.customer));
  const withdrawn = await inContext(tx, tellingContext, () =>
    withdrawNotice(tx, notice, {
      token: tokenOf(token, notice),
      reason,
      isSubject: isSubject(visitor, notice),
      ...ownedBy(visitor),
      ...whoWithdraws(visitor, notice),
    }),
  );
  const { reference } =
    withdrawn.kind === "ok" ? withdrawn.value : withdrawn.error;
  return go(paths.track(reference));
}

type PutBack = { readonly concept: string; readonly text: string };

/** What is put back of what we hold about whoever told it: on whatever day it holds, and by whichever telling that this one corrected. */
async function factsPutBack(
  tx: Tx,
  { subject, locale }: TellingVisit,
  { track: { notice }, catalogue, sight }: FoundTrack,
): Promise<readonly PutBack[]> {
  if (notice.customer !== subject) return [];
  const chain = [notice];
  for (const { about } of chain) {
    const before = about === null ? undefined : await findNotice(tx, about);
    if (before) chain.push(before);
  }
  const ids = chain.map(({ id }) => id);
  const held = await findFactsOf(tx, subject, ids);
  return held.flatMap(({ concept: name, fact, validFrom }) => {
    const concept = catalogue.concepts.get(name);
    if (!concept) return [];
    const value =
      fact.kind === "known" && !isHidden(sight, concept)
        ? `: ${answerText(catalogue, concept.type, fact.value, locale)}`
        : "";
    const text = `${capitalised(concept.label[locale])}${value} (${formatDate(validFrom, locale)})`;
    return [{ concept: name, text }];
  });
}

/** What taking back does: which bodies hear of it, and what is put back. */
function whatWillHappen(
  { track: { notice, bodies }, catalogue, sight }: FoundTrack,
  put: readonly PutBack[],
  { locale, visitor }: TellingVisit,
): Html {
  const told = bodies
    .filter(({ state }) => state !== "not-told")
    .map(({ organisation, flow }) =>
      [
        bodyName(sight, catalogue, organisation)[locale],
        catalogue.flows.get(flow)?.service[locale] ?? flow,
      ].join(": "),
    );
  // The person it is about ends what everybody told; of others nobody learns here whether they told the same.
  const isAll = isSubject(visitor, notice);
  return html`<h2 class="govuk-heading-m">
      ${words[isAll ? "bodies" : "bodiesUnless"][locale]}
    </h2>
    ${!isAll && paragraph(words.unless[locale])}
    ${told.length > 0 ? bullets(told) : paragraph(trackWords.nobody[locale])}
    ${
      put.length > 0 &&
      html`<h2 class="govuk-heading-m">${words.facts[locale]}</h2>
        ${paragraph(words.factsWhy[locale])}
        ${bullets(put.map(({ text }) => text))}`
    }`;
}

/** Takes back what was told, along the same lanes. */
export const withdrawPage = pages.subject({
  path: paths.withdraw(":reference"),
  ...tellers,
  read: async (tx, visit) => {
    const found = await findUndone(tx, visit);
    if (isOutcome(found)) return found;
    const { notice } = found;
    return isOpen(notice)
      ? { ...found, putBack: await factsPutBack(tx, visit, found) }
      : go(paths.track(notice.reference));
  },
  asks,
  known: () => ({ token: newId() }),
  show: (found, view) => {
    const { locale } = view;
    const { notice, event } = found;
    const isOwn = readsOfThemselves(view.visitor, notice);
    return {
      title: titleOf(event, isOwn)[locale],
      backHref: paths.track(notice.reference),
      content: html`<p class="govuk-body-l">${words.what[locale]}</p>
        ${whatWillHappen(found, found.putBack, view)}
        ${view.post(
          html`${view.asked}
          ${actButton(words.confirm[locale], undefined, "warning")}`,
        )}`,
    };
  },
  acts: [
    act({ name: "withdraw", read: findUndone, fields: asks, run: withdraw }),
  ],
});
