import { act, go } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import { waysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import { sayEach, todayInLondon } from "#kernel";
import type { Html, SummaryListRow } from "#web";
import {
  actButton,
  capitalised,
  filled,
  formatDate,
  html,
  paragraph,
  summaryList,
} from "#web";
import { findHiding } from "../../customers.ts";
import { findStanding, findWaitingWays, reachPauseDays } from "../../reach.ts";
import { undoNewWays } from "../../undo-new-ways.ts";
import { recordVisitorLook, tellerOf } from "../looker-of-visitor.ts";
import { answerText } from "../fact-field.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";
import type { Sight } from "../sight.ts";
import { isHidden, sightOf } from "../sight.ts";
import { privacyActs, privateAddress, reachPath } from "./private-address.ts";

const words = sayEach({
  title: "How we reach you",
  intro: {
    en: `We write to these. A new phone number, e-mail or address waits for ${reachPauseDays} days before we use it, and we tell the old ones, so that nobody can have your letters and codes sent to themselves.`,
    cy: `Byddwn yn ysgrifennu at y rhain. Mae rhif ffôn, e-bost neu gyfeiriad newydd yn aros am ${reachPauseDays} diwrnod cyn i ni ei ddefnyddio, a byddwn yn dweud wrth yr hen rai, fel na all neb gael eich llythyrau a’ch codau wedi’u hanfon atynt eu hunain.`,
  },
  none: "Nothing yet. Until a way to reach you is in use, only an adviser who has made sure who you are can do what needs a code.",
  change: "Change",
  waiting: "New, not used yet",
  from: "used from {date}",
  removed: "removed",
  hidden: "Hidden address",
  undo: "This was not me: undo it",
  undoText:
    "This puts back what we used before. If a move was told to others, take that back on its own page too.",
  undone: "Undone. We reach you as before.",
  nowHidden: "Your address is kept private from now on.",
  nowShown: "Your address is not kept private any more.",
});

type Way = { readonly concept: string; readonly value: FactValue | null };
type Shown = { readonly view: PeopleView; readonly sight: Sight };

const conceptOf = (
  { view }: Shown,
  { concept }: Way,
): InformationConcept | undefined =>
  view.deps.catalogue().concepts.get(concept);

function textOf(shown: Shown, way: Way): string {
  const { deps, locale } = shown.view;
  const concept = conceptOf(shown, way);
  if (concept && isHidden(shown.sight, concept)) return words.hidden[locale];
  if (concept === undefined || way.value === null) return words.removed[locale];
  return answerText(deps.catalogue(), concept.type, way.value, locale);
}

function row(shown: Shown, way: Way, note = ""): SummaryListRow {
  const { locale } = shown.view;
  const concept = conceptOf(shown, way);
  const label = concept?.label[locale] ?? way.concept;
  const text = textOf(shown, way);
  const change = {
    href: `/facts/${way.concept}/correct`,
    text: words.change[locale],
    visuallyHiddenText: label,
  };
  return {
    key: capitalised(label),
    value: note === "" ? text : `${text}, ${note}`,
    ...(note === "" && concept?.asked ? { actions: { items: [change] } } : {}),
  };
}

const standingList = (shown: Shown, ways: readonly Way[]): Html =>
  ways.length === 0
    ? paragraph(words.none[shown.view.locale])
    : summaryList({ rows: ways.map((way) => row(shown, way)) });

function waitingList(
  shown: Shown,
  ways: readonly (Way & { readonly standsAt: Date })[],
): Html | undefined {
  const { locale, post } = shown.view;
  if (ways.length === 0) return undefined;
  const from = (at: Date) =>
    filled(words.from[locale], { date: formatDate(todayInLondon(at), locale) });
  return html`<h2 class="govuk-heading-m">${words.waiting[locale]}</h2>
    ${summaryList({ rows: ways.map((way) => row(shown, way, from(way.standsAt))) })}
    ${paragraph(words.undoText[locale])}
    ${post(actButton(words.undo[locale], "undo", "warning"))}`;
}

/** The ways that stand, those that wait, undoing a change that somebody else made, and keeping the address private. */
export const reachPage = pages.subject({
  path: reachPath,
  whose: "subject",
  may: "see-own-facts",
  title: words.title,
  done: {
    undone: words.undone,
    hidden: words.nowHidden,
    shown: words.nowShown,
  },
  read: async (tx, visit) => {
    const { deps, subject, now } = visit;
    const reach = waysToReach(deps.catalogue());
    const concepts = [...reach.keys()];
    await recordVisitorLook(tx, visit, concepts);
    return {
      sight: await sightOf(tx, visit),
      standing: await findStanding(tx, subject, concepts, now),
      waiting: await findWaitingWays(tx, subject, reach, now),
      isPrivate: (await findHiding(tx, [subject])).length > 0,
    };
  },
  show: ({ sight, standing, waiting, isPrivate }, view) => {
    const shown = { view, sight };
    return html`${paragraph(words.intro[view.locale])}
    ${standingList(
      shown,
      standing.filter(({ value }) => value !== null),
    )}
    ${waitingList(shown, waiting)} ${privateAddress(view, isPrivate)}`;
  },
  acts: [
    ...privacyActs,
    act({
      name: "undo",
      may: "change-reach",
      run: async (tx, { deps, visitor, subject, now }: PeopleVisit) => {
        await undoNewWays(tx, {
          customer: subject,
          reach: waysToReach(deps.catalogue()),
          source: { kind: "told", by: tellerOf(visitor) },
          at: now,
        });
        return go(`${reachPath}?done=undone`);
      },
    }),
  ],
});
