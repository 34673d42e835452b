import { contextOf, mayDo } from "#access";
import type { Action } from "#access";
import { askToSignInAgain, csrfField, frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import { waysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Locale, Words } from "#kernel";
import { todayInLondon } from "#kernel";
import type { FieldError, Html, Reply, SummaryListRow } from "#web";
import {
  button,
  capitalised,
  firstOf,
  formatDate,
  html,
  notificationBanner,
  page,
  problem,
  redirect,
  summaryList,
} from "#web";
import { hidesAddress } from "../../customers.ts";
import { findStanding, findWaitingWays, reachPauseDays } from "../../reach.ts";
import { undoNewWays } from "../../undo-new-ways.ts";
import { filled } from "../catalogue-words.ts";
import { recordVisitorLook, tellerOf } from "../looker-of-visitor.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";
import type { Sight } from "../sight.ts";
import { isHidden, sightOf } from "../sight.ts";
import { changePrivacy, privateAddress } from "./private-address.ts";

const words = {
  title: { en: "How we reach you", cy: "Sut rydym yn cysylltu â chi" },
  intro: {
    en: `We write to these. A new phone number, e-mail or address waits for ${reachPauseDays} days before we use it, and we tell the old ones, so that nobody can have your letters and codes sent to themselves.`,
    cy: `Byddwn yn ysgrifennu at y rhain. Mae rhif ffôn, e-bost neu gyfeiriad newydd yn aros am ${reachPauseDays} diwrnod cyn i ni ei ddefnyddio, a byddwn yn dweud wrth yr hen rai, fel na all neb gael eich llythyrau a’ch codau wedi’u hanfon atynt eu hunain.`,
  },
  none: {
    en: "Nothing yet. Until a way to reach you is in use, only an adviser who has made sure who you are can do what needs a code.",
    cy: "Dim eto. Nes bod ffordd o gysylltu â chi mewn defnydd, dim ond cynghorydd sydd wedi gwneud yn siŵr pwy ydych chi all wneud yr hyn sydd angen cod.",
  },
  change: { en: "Change", cy: "Newid" },
  waiting: { en: "New, not used yet", cy: "Newydd, heb ei ddefnyddio eto" },
  from: { en: "used from {date}", cy: "caiff ei ddefnyddio o {date}" },
  removed: { en: "removed", cy: "wedi’i ddileu" },
  hidden: { en: "Hidden address", cy: "Cyfeiriad cudd" },
  undo: {
    en: "This was not me: undo it",
    cy: "Nid fi oedd hyn: ei ddadwneud",
  },
  undoText: {
    en: "This puts back what we used before. If a move was told to others, take that back on its own page too.",
    cy: "Mae hyn yn rhoi yn ôl yr hyn a ddefnyddiwyd o’r blaen. Os dywedwyd wrth eraill am symud, tynnwch hynny’n ôl ar ei dudalen ei hun hefyd.",
  },
  undone: {
    en: "Undone. We reach you as before.",
    cy: "Wedi’i ddadwneud. Byddwn yn cysylltu â chi fel o’r blaen.",
  },
  nowHidden: {
    en: "Your address is kept private from now on.",
    cy: "Bydd eich cyfeiriad yn cael ei gadw’n breifat o hyn ymlaen.",
  },
  nowShown: {
    en: "Your address is not kept private any more.",
    cy: "Nid yw eich cyfeiriad yn cael ei gadw’n breifat mwyach.",
  },
  success: { en: "Done", cy: "Wedi’i wneud" },
} as const satisfies Record<string, Words>;

/** What a form of this page did just now. */
function whatWasDone(done: string, locale: Locale): Html | false {
  const text = {
    undone: words.undone,
    hidden: words.nowHidden,
    shown: words.nowShown,
  }[done];
  return (
    text !== undefined &&
    notificationBanner({
      type: "success",
      titleText: words.success[locale],
      text: text[locale],
    })
  );
}

type Way = { readonly concept: string; readonly value: FactValue | null };
type Shown = {
  readonly deps: PeoplePagesDeps;
  readonly sight: Sight;
  readonly locale: Locale;
};

const conceptOf = (
  { deps }: Shown,
  { concept }: Way,
): InformationConcept | undefined => deps.catalogue().concepts.get(concept);

function textOf(shown: Shown, way: Way): string {
  const { deps, sight, locale } = shown;
  const concept = conceptOf(shown, way);
  if (concept && isHidden(sight, concept)) return words.hidden[locale];
  if (concept === undefined || way.value === null) return words.removed[locale];
  return deps.answers.text(deps.catalogue(), concept.type, way.value, locale);
}

function row(
  shown: Shown,
  way: Way,
  note: string,
  canChange: boolean,
): SummaryListRow {
  const label = conceptOf(shown, way)?.label[shown.locale] ?? way.concept;
  const text = textOf(shown, way);
  return {
    key: capitalised(label),
    value: note === "" ? text : `${text}, ${note}`,
    ...(canChange
      ? {
          actions: {
            items: [
              {
                href: `/facts/${way.concept}/correct`,
                text: words.change[shown.locale],
                visuallyHiddenText: label,
              },
            ],
          },
        }
      : {}),
  };
}

const standingList = (shown: Shown, ways: readonly Way[]): Html =>
  ways.length === 0
    ? html`<p class="govuk-body">${words.none[shown.locale]}</p>`
    : summaryList({
        rows: ways.map((way) =>
          row(shown, way, "", conceptOf(shown, way)?.asked ?? false),
        ),
      });

const waitingList = (
  shown: Shown,
  request: SubjectRequest,
  ways: readonly (Way & { readonly standsAt: Date })[],
): Html | undefined => {
  const { locale } = shown;
  if (ways.length === 0) return undefined;
  const from = (at: Date) =>
    filled(words.from[locale], { date: formatDate(todayInLondon(at), locale) });
  return html`<h2 class="govuk-heading-m">${words.waiting[locale]}</h2>
    ${summaryList({ rows: ways.map((way) => row(shown, way, from(way.standsAt), false)) })}
    <p class="govuk-body">${words.undoText[locale]}</p>
    <form method="post" action="/how-we-reach-you" novalidate>
      ${csrfField(request.visitor)}${button({ text: words.undo[locale], name: "do", value: "undo", classes: "govuk-button--warning", preventDoubleClick: true })}
    </form>`;
};

const show = (
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  errors: readonly FieldError[] = [],
): Promise<Reply> =>
  deps.database.transaction(contextOf(request.visitor), async (tx) => {
    const { locale, subject, query } = request;
    const reach = waysToReach(deps.catalogue());
    const at = deps.clock.now();
    const shown = { deps, locale, sight: await sightOf(tx, request) };
    const standing = await findStanding(tx, subject, [...reach.keys()], at);
    const waiting = await findWaitingWays(tx, subject, reach, at);
    const concepts = [...reach.keys()];
    await recordVisitorLook(tx, { ...request, concepts, at });
    return page({
      ...frame(deps.site, request),
      url: "/how-we-reach-you",
      title: words.title[locale],
      errors,
      content: html`${whatWasDone(firstOf(query, "done"), locale)}
        <h1 class="govuk-heading-l">${words.title[locale]}</h1>
        <p class="govuk-body">${words.intro[locale]}</p>
        ${standingList(
          shown,
          standing.filter(({ value }) => value !== null),
        )}
        ${waitingList(shown, request, waiting)}
        ${privateAddress(request, await hidesAddress(tx, [subject]), errors)}`,
    });
  });

const actions: Readonly<Record<string, Action>> = {
  hide: "hide-address",
  show: "show-address",
  undo: "change-reach",
};

async function change(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const act = firstOf(request.form, "do");
  const action = Object.hasOwn(actions, act) ? actions[act] : undefined;
  if (action === undefined) return problem("unknown-act");
  if (!mayDo(request.visitor, action)) return problem("forbidden");
  const again = await askToSignInAgain(deps, request, action);
  if (again) return again;
  if (act === "undo") return undo(deps, request);
  const done = await changePrivacy(deps, request, act === "hide");
  return done instanceof Array ? show(deps, request, done) : done;
}

async function undo(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  await deps.database.transaction(contextOf(request.visitor), (tx) =>
    undoNewWays(tx, {
      customer: request.subject,
      reach: waysToReach(deps.catalogue()),
      source: { kind: "told", by: tellerOf(request.visitor) },
      at: deps.clock.now(),
    }),
  );
  return redirect("/how-we-reach-you?done=undone");
}

/** The ways that stand, those that wait, undoing a change that somebody else made, and keeping the address private. */
export const reachRoutes = (deps: PeoplePagesDeps): readonly PeopleRoute[] =>
  pageRoutes(deps).subject(
    { whose: "subject" },
    { action: "see-own-facts" },
    { "GET /how-we-reach-you": show, "POST /how-we-reach-you": change },
  );
