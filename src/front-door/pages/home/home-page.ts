import { actsForTheDead, contextOf, isNarrow } from "#access";
import { go, pagesOf } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { Locale, LocalDate } from "#kernel";
import { appealOf, countBodies, isOpen, isSettled } from "#notices";
import type { BodyState, Notice, NoticeTrack } from "#notices";
import type { Entitlement } from "#telling";
import { findEvent } from "#telling";
import {
  amountText,
  authorityText,
  happeningName,
  helperText,
  mayUndo,
  tellingPaths,
  whyDetails,
} from "#telling/pages";
import type { Html } from "#web";
import {
  bullets,
  button,
  formatDate,
  formatMoment,
  formatMoney,
  html,
  link,
  list,
  paragraph,
} from "#web";
import type { FrontDoorDeps, HomeVisit } from "./find-home.ts";
import { findHome } from "./find-home.ts";
import { homeWords as words, otherWords } from "./home-words.ts";
import { staffContent, welcomeContent } from "./welcome-page.ts";

type Home = Awaited<ReturnType<typeof findHome>> & {
  readonly request: Pick<HomeVisit, "visitor" | "locale">;
};

/** In the words for oneself, or for the person one acts for. */
const say = (
  { request: { locale, visitor } }: Home,
  name: keyof typeof otherWords,
): string => (visitor.actingFor ? otherWords : words)[name][locale];

/** What only the living get, and what they may see to. */
const living = (home: Home): Html =>
  html`${gets(home)} ${couldGet(home)} ${askOthers(home)} ${aboutYou(home)}`;

function happening(home: Home): Html {
  const { catalogue, journeys, notices, lines, tracks } = home;
  const { locale } = home.request;
  const nameOf = (event: string): string =>
    findEvent(catalogue, event)?.name[locale] ?? event;
  const open = journeys.map(
    ({ id, event, corrects }) =>
      html`${words[corrects === undefined ? "goOn" : "goOnCorrecting"][locale]}
      ${link(tellingPaths.journey(id), nameOf(event))}`,
  );
  const told = lines.map((newest) => {
    const track = tracks.find(
      ({ notice }) => notice.reference === newest.reference,
    );
    return html`${linkTo(home, newest)}, ${words[newest.kind][locale]}
    ${formatMoment(newest.confirmedAt, locale)}${byHelper(home, newest)}
    ${howFar(track, locale)}`;
  });
  const items = [...open, ...told];
  const canUndo = notices.some(
    (one) => isOpen(one) && mayUndo(home.request.visitor, one),
  );
  return html`<h2 class="govuk-heading-l">${words.happening[locale]}</h2>
    ${items.length > 0 ? list(items) : paragraph(say(home, "nothing"))}
    ${canUndo && paragraph(link(tellingPaths.told, words.takeBack[locale]))}`;
}

const byHelper = (
  { helpers, request }: Home,
  { teller, owner }: Notice,
): string =>
  teller === request.visitor.customer
    ? ""
    : helperText(helpers.get(owner ?? ""), request);

/** An event's name with the reference, leading to what was told. */
const linkTo = (
  { catalogue, request: { locale, visitor } }: Home,
  notice: Notice,
): Html =>
  link(
    tellingPaths.track(notice.reference),
    `${happeningName(catalogue, notice, visitor)[locale]} (${notice.reference})`,
  );

function couldGet(home: Home): Html {
  const { catalogue, standing } = home;
  const { locale } = home.request;
  const { couldGet: found, mayGet } = standing;
  return html`<h2 class="govuk-heading-l">${say(home, "could")}</h2>
    ${
      found.length > 0
        ? html`${paragraph(words.couldHint[locale])}
            <ul class="joinery-cards">
              ${found.map((one) => card(catalogue, one, home.request))}
            </ul>`
        : mayGet.length === 0 && paragraph(words.couldNothing[locale])
    }
    ${
      mayGet.length > 0 &&
      html`<h3 class="govuk-heading-m">${say(home, "may")}</h3>
        ${bullets(mayGet.map(({ service }) => service.name[locale]))}`
    }
    ${paragraph(link("/apply", words[mayGet.length > 0 ? "check" : "apply"][locale]))}`;
}

function askOthers({ request: { locale }, others }: Home): Html | false {
  return (
    others.length > 0 &&
    html`<h3 class="govuk-heading-m">${words.byOthers[locale]}</h3>
      ${paragraph(words.byOthersHint[locale])}
      ${bullets(others.map(({ name, organisation }) => `${name[locale]}: ${organisation[locale]}`))}`
  );
}

function card(
  catalogue: Catalogue,
  entitlement: Entitlement,
  request: Home["request"],
): Html {
  const { locale } = request;
  const { service, amount } = entitlement;
  const sum = amountText(amount, locale);
  return html`<li class="joinery-card">
    <h3 class="govuk-heading-s">${service.name[locale]}</h3>
    ${sum && html`<p class="joinery-card__amount">${sum}</p>`}
    <p class="govuk-body">
      <span class="joinery-estimate">${words.estimate[locale]}</span>
      ${words.decides[locale]}:
      ${authorityText(catalogue, entitlement, locale)}.
    </p>
    <p class="govuk-body">
      ${service.summary[locale]}
      ${service.apply.by === "automatic" && words.automatic[locale]}
    </p>
    ${whyDetails(entitlement, request)}
  </li>`;
}

function gets(home: Home): Html {
  const { catalogue, standing } = home;
  const { locale } = home.request;
  const type = catalogue.concepts.get("person.benefits")?.type;
  const values =
    type?.kind === "list" && type.of.kind === "choice"
      ? type.of.values
      : undefined;
  const paid = standing.paid.map(({ benefit, weeklyPence }) => {
    const name = values?.get(benefit)?.[locale] ?? benefit;
    return weeklyPence === undefined
      ? name
      : html`${name}:
          <strong>${formatMoney(weeklyPence)} ${words.aWeek[locale]}</strong>`;
  });
  return html`<h2 class="govuk-heading-l">${say(home, "get")}</h2>
    ${paid.length > 0 ? bullets(paid) : paragraph(say(home, "getNothing"))}`;
}

/** How many bodies have answered everything they were told, and how many need the person or refused. */
function howFar(track: NoticeTrack | undefined, locale: Locale) {
  const told = track?.bodies.filter(({ state }) => state !== "not-told") ?? [];
  if (told.length === 0) return undefined;
  const count = (isSo: (state: BodyState) => boolean): number =>
    countBodies(told.filter(({ state }) => isSo(state)));
  const all = countBodies(told);
  const needs = count((state) => state === "needs-you");
  const refused = count((state) => state === "refused");
  return html`<br />${words.answered[locale]}:
    ${all - count((state) => !isSettled(state))} ${words.of[locale]} ${all}.
    ${needs > 0 && html`<strong>${words.needsYou[locale]}: ${needs}.</strong>`}
    ${refused > 0 && html`<strong>${words.refused[locale]}: ${refused}.</strong>`}`;
}

/** Days to act by, soonest first: those of services, and those until which what bodies decided can be appealed. */
function days(home: Home): Html | false {
  const { catalogue, standing, tracks, asOf } = home;
  const { locale } = home.request;
  const all = [
    ...standing.deadlines.map(({ day, label, service }) => ({
      day,
      text: html`${service[locale]}, ${label[locale]}`,
    })),
    ...tracks.flatMap((track) =>
      appealDays(catalogue, track, asOf).map(([day, count]) => ({
        day,
        text: html`${words.appeal[locale]} (${count}),
        ${linkTo(home, track.notice)}`,
      })),
    ),
  ].toSorted((left, right) => (left.day < right.day ? -1 : 1));
  return (
    all.length > 0 &&
    html`<h2 class="govuk-heading-l">${words.days[locale]}</h2>
      ${list(all.map(({ day, text }) => html`<strong>${formatDate(day, locale)}</strong>: ${text}`))}`
  );
}

/** The days until which decisions can be challenged, and how many end on each. */
const appealDays = (
  catalogue: Catalogue,
  { notice, bodies }: NoticeTrack,
  asOf: LocalDate,
): readonly (readonly [LocalDate, number])[] =>
  [
    ...Map.groupBy(
      bodies.flatMap((body) => {
        const appeal = appealOf(catalogue, notice, body);
        if (appeal?.kind === "said") return [appeal.appeal.by];
        return appeal?.kind === "route" && appeal.limit
          ? [appeal.limit.by]
          : [];
      }),
      (day) => day,
    ),
  ]
    .filter(([day]) => day >= asOf)
    .map(([day, all]) => [day, all.length]);

function aboutYou(home: Home): Html {
  const { locale, visitor } = home.request;
  const isOwn = !visitor.actingFor;
  return html`<h2 class="govuk-heading-l">${say(home, "yours")}</h2>
    ${list([
      link("/facts", say(home, "facts")),
      link("/who-looked", words.looks[locale]),
      link("/needs", say(home, "needs")),
      isOwn && link("/helpers", words.helpers[locale]),
      link("/messages", say(home, "messages")),
      isOwn && link("/how-we-reach-you", words.reach[locale]),
      isOwn && link("/bank-account", words.bankAccount[locale]),
      isOwn && link("/sessions", words.sessions[locale]),
    ])}`;
}

/** What is happening, what the person gets and could get, and the days to keep. */
function homeContent(home: Home): Html {
  const { locale, visitor } = home.request;
  const heading = visitor.actingFor
    ? home.name
    : `${words.hello[locale]}, ${home.name}`;
  return html`<h1 class="govuk-heading-xl">${heading}</h1>
    ${button({
      text: words.tell[locale],
      href: tellingPaths.events,
      isStartButton: true,
    })}
    ${happening(home)} ${days(home)}
    ${!actsForTheDead(visitor) && !isNarrow(visitor) && living(home)}`;
}

/** The first page of everybody: by who they are. */
export const homePage = pagesOf<FrontDoorDeps>().anybody({
  path: "/",
  whose: "visitor",
  heading: "none",
  given: async (visit) => {
    const { deps, visitor } = visit;
    switch (visitor.kind) {
      case "customer":
        return deps.database.transaction(contextOf(visitor), (tx) =>
          findHome(tx, { ...visit, visitor }),
        );
      case "unlinked":
        return go("/welcome");
      case "referenced":
        return go(tellingPaths.begin(visitor.event));
      case "staff":
      case "anonymous":
        return undefined;
    }
  },
  show: (found, { deps, locale, visitor }) => {
    const catalogue = deps.catalogues.inForce();
    if (visitor.kind === "customer" && found)
      return {
        title: words.title[locale],
        content: homeContent({ ...found, request: { visitor, locale } }),
      };
    return {
      title: words.welcome[locale],
      content:
        visitor.kind === "staff"
          ? staffContent(catalogue, visitor, locale)
          : welcomeContent(catalogue, locale),
    };
  },
});
