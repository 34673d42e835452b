import type { SubjectRequest } from "#access/pages";
import { isOutcome } from "#access/pages";
import { findOrganisation } from "#catalogue";
import type { Locale, Words } from "#kernel";
import { findEvent } from "../../claiming.ts";
import { countBodies, isOpen, isSettled } from "#notices";
import type { BodyState, NoticeTrack, TrackedBody } from "#notices";
import type { Html } from "#web";
import {
  formatMoment,
  fragment,
  html,
  insetText,
  link,
  list,
  nothingMore,
  panel,
  paragraph,
} from "#web";
import { paths } from "../paths.ts";
import {
  listByPhone,
  listNotJoined,
  listOfRows,
  listOutOfReach,
  rowsToTellToo,
} from "../preview/not-told.ts";
import { previewWords } from "../preview/preview-words.ts";
import type { EntitlementChange } from "../../entitlements.ts";
import type { StraightOn } from "../../straight-on.ts";
import { changesPart, findChanges } from "./changes-part.ts";
import { happeningName, readsOfThemselves } from "../happening-name.ts";
import { helperText } from "../told-already.ts";
import { bodyItem } from "./body-item.ts";
import { stateWords } from "../../state-words.ts";
import { pages, tellers } from "../telling-deps.ts";
import type { FoundTrack } from "./find-track.ts";
import { findTrack, isTeller, mayUndo, seeTrack } from "./find-track.ts";
import { findStraightOn, straightOnPart } from "./straight-on-part.ts";
import { undoWords } from "../undo/undo-words.ts";
import { trackWords as words } from "./track-words.ts";

export type Shown = Omit<FoundTrack, "tasksAbout"> &
  Partial<Pick<FoundTrack, "tasksAbout">> & {
    readonly request: Pick<SubjectRequest, "visitor" | "locale">;
    readonly straightOn?: readonly StraightOn[];
    readonly changes?: readonly EntitlementChange[];
  };

/** One notice with every body's answer, kept up to date while it is open. */
export function trackContent(shown: Shown): Html {
  const { request, catalogue, track } = shown;
  const { locale } = request;
  const { notice } = track;
  const event = findEvent(catalogue, notice.lifeEvent);
  return html`${panel({
      titleText: headingOf(shown)[locale],
      text: html`${words.reference[locale]}<br /><strong
          class="joinery-reference"
          >${notice.reference}</strong
        >`,
    })}
    <p class="govuk-body-l">
      ${happeningName(catalogue, notice, request.visitor)[locale]}
    </p>
    <p class="govuk-body">
      ${words.on[locale]}
      ${formatMoment(notice.confirmedAt, locale)}${isTeller(request.visitor, notice) ? "" : helperText(shown.helper, request)}.
      ${hasTold(track) && words.keep[locale]}
      ${track.bodies.some(hasReference) && words.keepAlso[locale]}
      ${shown.answered && words[`answered-${shown.answered}`][locale]}
    </p>
    ${howItStands(track, locale)}
    <h2 class="govuk-heading-m">${words.bodies[locale]}</h2>
    <div
      data-live-src="${paths.track(notice.reference)}/live"
      data-live-seconds="3"
      aria-live="polite"
    >
      ${bodiesNow(shown)}
    </div>
    ${!track.bodies.every(({ state }) => isSettled(state)) && html`<p class="govuk-hint joinery-no-print">${words.live[locale]}</p>`}
    ${changesPart(shown)} ${straightOnPart(shown)}
    ${isOpen(notice) && leftToDo(shown)}
    ${
      shown.isTellers &&
      event?.subject === "deceased" &&
      isOpen(notice) &&
      paragraph(words.mayAsk[locale])
    }
    ${whatNext(shown, event?.subject === "deceased", locale)}`;
}

function leftToDo(shown: Shown): Html {
  const { catalogue, sight, request, facts, track } = shown;
  const telling = { catalogue, facts, event: { id: track.notice.lifeEvent } };
  const place = { catalogue, sight, locale: request.locale };
  const heard = shown.isTellers ? shown.track.bodies.filter(isToldStill) : [];
  const told = heard.flatMap((body) => {
    const flow = catalogue.flows.get(body.flow);
    const organisation = findOrganisation(catalogue, body.organisation);
    return flow && organisation ? [{ flow, organisation }] : [];
  });
  return html`${listOfRows(previewWords.elsewhere, rowsToTellToo(told, place), place)}
  ${listByPhone(shown.byPhone, place)}
  ${listNotJoined(shown.notJoined, place, shown.addressHidden)}
  ${shown.isTellers && listOutOfReach({ telling, sight, request })}`;
}

/** The part that changes: how many have answered, and each body. */
function bodiesNow(shown: Shown): Html {
  const { track, request } = shown;
  const { locale } = request;
  const told = track.bodies.filter(isSent);
  const isAnyShared = track.bodies.some(({ isShared }) => isShared);
  const all = countBodies(told);
  const open = countBodies(
    told.filter(({ state }) => state === "waiting" || state === "delayed"),
  );
  return html`<p class="govuk-body">
      <strong
        >${
          all === 0
            ? !isAnyShared && words.nobody[locale]
            : html`${all - open} ${words.of[locale]} ${all}
              ${words[all === 1 ? "hasIt" : "haveIt"][locale]}`
        }</strong
      >
    </p>
    ${isAnyShared && paragraph(words[isTeller(request.visitor, track.notice) ? "toldBefore" : "joinedByOther"][locale])}
    ${stateOrder.map((state) => bodiesIn(state, shown))}`;
}

/** Told by this telling, and not asked to undo it. */
const isToldStill = (body: TrackedBody): boolean =>
  isSent(body) && body.kind !== "withdrawn";

/** Whether this telling itself was sent to the body. */
const isSent = ({ state, isShared }: TrackedBody): boolean =>
  state !== "not-told" && !isShared;

const hasTold = ({ bodies }: NoticeTrack): boolean => bodies.some(isSent);

/** It answered what this notice sent it, and so has its reference. */
const hasReference = (body: TrackedBody): boolean =>
  hasHeard(body) && body.state !== "waiting" && body.state !== "delayed";

/** This notice sent it something: not only the one it corrects. */
const hasHeard = (body: TrackedBody): boolean =>
  isSent(body) && body.kind !== "unchanged";

/** What was done, said to whoever did it, or to somebody else who may see it. */
function headingOf(shown: Shown): Words {
  const { notice } = shown.track;
  const isTheirs = isTeller(shown.request.visitor, notice);
  switch (notice.kind) {
    case "told":
      return isTheirs ? words.told : words.toldByOther;
    case "corrected":
      if (shown.track.isAgain) return words.sentAgain;
      return isTheirs ? words.putRight : words.putRightByOther;
    case "withdrawn":
      return isTheirs ? words.takenBack : words.takenBackByOther;
  }
}

/** What needs the person comes first, then what is wrong, what is open, and what is done. */
const stateOrder: readonly BodyState[] = [
  "needs-you",
  "refused",
  "delayed",
  "waiting",
  "looking",
  "received",
  "decided",
  "acted",
  "not-told",
];

function bodiesIn(state: BodyState, shown: Shown): Html | false {
  const bodies = [...shown.track.bodies.entries()].filter(
    ([, body]) => body.state === state,
  );
  const name = stateWords[state][shown.request.locale];
  return (
    bodies.length > 0 &&
    html`<h3 class="govuk-heading-s">${name}</h3>
      <ol class="joinery-timeline">
        ${bodies.map(([place, body]) => bodyItem(shown, body, `body-${place}`))}
      </ol>`
  );
}

/** What became of it, leading to what the reader may open alone. */
const linkTo = (text: Words, reference: string | null, locale: Locale) =>
  insetText({
    text: html`${text[locale]}${
      reference !== null &&
      html` ${words.see[locale]} ${link(paths.track(reference), reference)}.`
    }`,
  });

function howItStands(track: NoticeTrack, locale: Locale): Html {
  const { notice } = track;
  return html`${notice.state === "corrected" && linkTo(words.corrected, notice.closedBy, locale)}
  ${notice.state === "withdrawn" && linkTo(words.withdrawn, notice.closedBy, locale)}
  ${notice.kind === "corrected" && linkTo(words.corrects, notice.about, locale)}
  ${notice.kind === "corrected" && hasTold(track) && !track.bodies.some(hasHeard) && insetText({ text: words.noneAgain[locale] })}
  ${notice.state === "undoing" && hasTold(track) && insetText({ text: words[track.bodies.every(isSent) ? "undoing" : "undoingSome"][locale] })}`;
}

function whatNext(
  { track: { notice }, isTellers, request: { visitor } }: Shown,
  isDeath: boolean,
  locale: Locale,
): Html {
  const ownOrNot = readsOfThemselves(visitor, notice)
    ? words.withdrawOwnDeath
    : words.withdrawDeath;
  const undo = isDeath ? ownOrNot : words.withdraw;
  const { reference } = notice;
  const mayCorrect = isOpen(notice) && isTellers;
  const mayTakeBack = isOpen(notice) && mayUndo(visitor, notice, isTellers);
  return list(
    [
      link(paths.receipt(reference), words.receipt[locale]),
      mayCorrect && link(paths.correct(reference), words.correct[locale]),
      mayTakeBack && link(paths.withdraw(reference), undo[locale]),
    ],
    "joinery-no-print",
  );
}

export const trackPage = pages.subject({
  ...tellers,
  path: paths.track(":reference"),
  title: words.title,
  heading: "none",
  done: { "not-in-reach": { notDone: undoWords.notInReach } },
  read: async (tx, visit) => {
    const found = await seeTrack(tx, visit);
    if (isOutcome(found)) return found;
    return {
      ...found,
      ...(await findStraightOn(tx, visit, found)),
      ...(await findChanges(tx, visit, found)),
    };
  },
  // The first page of a guest is a new telling.
  show: (found, request) => ({
    backHref: request.visitor.kind === "referenced" ? paths.told : "/",
    content: trackContent({ request, ...found }),
  }),
});

/** The part of the page that keeps itself up to date. */
export const livePart = pages.subject({
  ...tellers,
  path: `${paths.track(":reference")}/live`,
  read: async (tx, visit) => {
    const found = await findTrack(tx, visit);
    return isOutcome(found) ? undefined : found;
  },
  send: (found, request) =>
    !found || isOver(found.track, request.now)
      ? nothingMore
      : fragment(bodiesNow({ request, ...found })),
});

const recentlyMs = 30_000;
/** Nothing more comes when every body has acted or refused; a moment is left to show the last answer. */
function isOver({ bodies }: NoticeTrack, now: Date): boolean {
  const last = Math.max(
    0,
    ...bodies.flatMap(({ history }) =>
      history.map(({ receivedAt }) => Date.parse(receivedAt)),
    ),
  );
  return (
    bodies.every(({ state }) => isSettled(state)) &&
    now.getTime() - last > recentlyMs
  );
}
