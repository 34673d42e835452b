import type { Locale, LocalDate } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  button,
  capitalised,
  filled,
  formatDate,
  hidden,
  html,
  paragraph,
  row,
  summaryList,
  tag,
} from "#web";
import type { Mandate } from "../../mandates.ts";
import { findMandates } from "../../mandates.ts";
import { capacityWords } from "../capacity-words.ts";
import type { HelpersView } from "./helpers-deps.ts";
import { ownContext, pages } from "./helpers-deps.ts";
import { codeFields, helpersActs } from "./helpers-acts.ts";
import { helpersWords as words } from "./helpers-words.ts";

type Shown = HelpersView;

type State = "waiting" | "ended" | "notYet" | "inForce";

function stateOf(mandate: Mandate, today: LocalDate): State {
  if (mandate.endedAt || (mandate.to && mandate.to < today)) return "ended";
  if (mandate.holder === null) return "waiting";
  return mandate.from > today ? "notYet" : "inForce";
}

const tagClasses: Readonly<Record<State, string>> = {
  waiting: "govuk-tag--yellow",
  ended: "govuk-tag--grey",
  notYet: "govuk-tag--blue",
  inForce: "govuk-tag--green",
};

function datesOf({ from, to }: Mandate, locale: Locale): string {
  const holes = {
    from: formatDate(from, locale),
    ...(to ? { to: formatDate(to, locale) } : {}),
  };
  return filled(words[to ? "fromTo" : "from"][locale], holes);
}

function namesOf(
  of: "events" | "bodies",
  mandate: Mandate,
  { deps, locale }: Shown,
): string {
  const names = new Map(deps[of]().map(({ id, name }) => [id, name[locale]]));
  return mandate[of].length === 0
    ? words[of === "events" ? "everything" : "everyBody"][locale]
    : mandate[of].map((id) => names.get(id) ?? id).join(", ");
}

function rowsOf(mandate: Mandate, shown: Shown) {
  const { locale, today } = shown;
  const state = stateOf(mandate, today);
  const as = capacityWords[mandate.capacity].title[locale];
  return [
    row(
      words.state[locale],
      tag({ text: words[state][locale], classes: tagClasses[state] }),
    ),
    row(words.as[locale], capitalised(as)),
    row(words.covers[locale], namesOf("events", mandate, shown)),
    row(words.hears[locale], namesOf("bodies", mandate, shown)),
    row(words.dates[locale], datesOf(mandate, locale)),
    row(words.evidence[locale], mandate.evidence.reference || undefined),
    row(words.reference[locale], mandate.reference),
  ];
}

function endLink(mandate: Mandate, { locale, today }: Shown): Html | undefined {
  if (stateOf(mandate, today) === "ended") return undefined;
  return html`<p class="govuk-body">
    <a class="govuk-link" href="/helpers/end/${mandate.id}"
      >${words.end[locale]}<span class="govuk-visually-hidden">
        ${mandate.holderName} – ${mandate.giverName}</span
      ></a
    >
  </p>`;
}

const card = (
  mandate: Mandate,
  title: string,
  shown: Shown,
  action?: Html,
): Html =>
  html`<h3 class="govuk-heading-s">${title}</h3>
    ${summaryList({ rows: rowsOf(mandate, shown), classes: "govuk-summary-list--no-border" })}${action}${endLink(mandate, shown)}`;

const actForm = (mandate: Mandate, { locale, post }: Shown): Html =>
  post(
    html`${hidden("mandate", mandate.id)}${button({
      name: "do",
      value: "act",
      text: html`${words.act[locale]}<span class="govuk-visually-hidden">
          ${mandate.giverName}</span
        >`,
      classes: "govuk-button--secondary",
    })}`,
  );

function lists(mandates: readonly Mandate[], shown: Shown): Html {
  const { locale, visitor } = shown;
  const own = visitor.customer;
  const given = mandates.filter(({ giver }) => giver === own);
  const held = mandates.filter(({ holder }) => holder === own);
  return html`<h2 class="govuk-heading-m">${words.whoHelpsMe[locale]}</h2>
    ${given.length === 0 && paragraph(words.nobodyHelps[locale])}
    ${given.map((mandate) => card(mandate, mandate.holderName, shown))}
    ${!visitor.actingFor && button({ text: words.give[locale], href: "/helpers/give" })}
    <h2 class="govuk-heading-m">${words.whomIHelp[locale]}</h2>
    ${held.length === 0 && paragraph(words.helpNobody[locale])}
    ${held.map((mandate) =>
      card(
        mandate,
        mandate.giverName,
        shown,
        stateOf(mandate, shown.today) === "inForce"
          ? actForm(mandate, shown)
          : undefined,
      ),
    )}`;
}

const codeForm = ({ locale, asked, post }: Shown): Html =>
  html`<h2 class="govuk-heading-m">${words.haveCode[locale]}</h2>
    ${post(html`${asked} ${actButton(words.useCode[locale], "accept")}`)}`;

/** Who may act for the customer, whom they may act for, and a place to type a code. */
export const helpersPage = pages.customer({
  path: "/helpers",
  whose: "visitor",
  title: words.title,
  currentNavigation: "/helpers",
  done: {
    accepted: words.accepted,
    ended: words.endedNow,
    stopped: words.stopped,
  },
  context: ownContext,
  read: (tx, { visitor }) => findMandates(tx, visitor.customer),
  asks: codeFields,
  show: (mandates, view) =>
    html`${paragraph(words.intro[view.locale])}
    ${lists(mandates, view)}${codeForm(view)}`,
  acts: helpersActs,
});
