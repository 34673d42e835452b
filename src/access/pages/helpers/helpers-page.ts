import type { Id, Locale, LocalDate } from "#kernel";
import type {
  FieldError,
  Html,
  PageRequest,
  Reply,
  SummaryListRow,
} from "#web";
import {
  capitalised,
  button,
  firstOf,
  formatDate,
  formControls,
  html,
  notificationBanner,
  page,
  summaryList,
  tag,
} from "#web";
import type { Mandate } from "../../mandates.ts";
import type { CustomerVisitor } from "../../visitor.ts";
import { capacityWords } from "../capacity-words.ts";
import { csrfField } from "../csrf-field.ts";
import { frame } from "../frame.ts";
import type { HelpersDeps } from "./helpers-deps.ts";
import { helpersWords as words } from "./helpers-words.ts";

type Request = PageRequest<CustomerVisitor>;
type Shown = {
  readonly deps: HelpersDeps;
  readonly request: Request;
  readonly today: LocalDate;
};

type State = "waiting" | "ended" | "notYet" | "inForce";

function stateOf(mandate: Mandate, today: LocalDate): State {
  if (mandate.endedAt || (mandate.to !== undefined && mandate.to < today))
    return "ended";
  if (mandate.holder === undefined) return "waiting";
  return mandate.from > today ? "notYet" : "inForce";
}

const tagClasses: Readonly<Record<State, string>> = {
  waiting: "govuk-tag--yellow",
  ended: "govuk-tag--grey",
  notYet: "govuk-tag--blue",
  inForce: "govuk-tag--green",
};

const filled = (
  text: string,
  holes: Readonly<Record<string, string>>,
): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => holes[name] ?? "");

function datesOf({ from, to }: Mandate, locale: Locale): string {
  const holes = {
    from: formatDate(from, locale),
    ...(to ? { to: formatDate(to, locale) } : {}),
  };
  return filled(words[to ? "fromTo" : "from"][locale], holes);
}

function eventsOf(
  { events }: Mandate,
  deps: HelpersDeps,
  locale: Locale,
): string {
  if (events.length === 0) return words.everything[locale];
  const names = new Map(
    deps.lifeEvents().map(({ id, name }) => [id, name[locale]]),
  );
  return events.map((id) => names.get(id) ?? id).join(", ");
}

function rowsOf(
  mandate: Mandate,
  { deps, request: { locale }, today }: Shown,
): readonly SummaryListRow[] {
  const state = stateOf(mandate, today);
  const proof = mandate.evidence.reference;
  const row = (
    key: keyof typeof words,
    value: string | Html,
  ): SummaryListRow => ({
    key: words[key][locale],
    value,
  });
  return [
    row(
      "state",
      tag({ text: words[state][locale], classes: tagClasses[state] }),
    ),
    row("as", capitalised(capacityWords[mandate.capacity].title[locale])),
    row("covers", eventsOf(mandate, deps, locale)),
    row("dates", datesOf(mandate, locale)),
    ...(proof ? [row("evidence", proof)] : []),
    row("reference", mandate.reference),
  ];
}

function endLink(
  mandate: Mandate,
  { request: { locale }, today }: Shown,
): Html | undefined {
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

const actForm = (
  mandate: Mandate,
  { request: { locale, visitor } }: Shown,
): Html =>
  html`<form method="post" action="/helpers/act" novalidate>
    ${csrfField(visitor)}${button({
      name: "mandate",
      value: mandate.id,
      text: html`${words.act[locale]}<span class="govuk-visually-hidden">
          ${mandate.giverName}</span
        >`,
      classes: "govuk-button--secondary",
    })}
  </form>`;

function lists(mandates: readonly Mandate[], own: Id, shown: Shown): Html {
  const { locale } = shown.request;
  const given = mandates.filter(({ giver }) => giver === own);
  const held = mandates.filter(({ holder }) => holder === own);
  return html`<h2 class="govuk-heading-m">${words.whoHelpsMe[locale]}</h2>
    ${given.length === 0 && html`<p class="govuk-body">${words.nobodyHelps[locale]}</p>`}
    ${given.map((mandate) => card(mandate, mandate.holderName, shown))}
    ${!shown.request.visitor.actingFor && button({ text: words.give[locale], href: "/helpers/give" })}
    <h2 class="govuk-heading-m">${words.whomIHelp[locale]}</h2>
    ${held.length === 0 && html`<p class="govuk-body">${words.helpNobody[locale]}</p>`}
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

function codeForm(
  { locale, visitor, form }: Request,
  errors: readonly FieldError[],
): Html {
  const controls = formControls({ locale, values: form, errors });
  return html`<h2 class="govuk-heading-m">${words.haveCode[locale]}</h2>
    <form method="post" action="/helpers/accept" novalidate>
      ${csrfField(visitor)}
      ${controls.input({
        name: "code",
        label: words.code[locale],
        hint: words.codeHint[locale],
        classes: "govuk-input--width-10",
        autocomplete: "off",
        spellcheck: false,
      })}
      ${button({ text: words.useCode[locale] })}
    </form>`;
}

function done({ locale, query }: Request): Html | undefined {
  const what = firstOf(query, "done");
  if (what !== "accepted" && what !== "ended") return undefined;
  return notificationBanner({
    type: "success",
    titleText: words.success[locale],
    text: what === "accepted" ? words.accepted[locale] : words.endedNow[locale],
  });
}

/** Who may act for the customer, whom they may act for, and a place to type a code. */
export function helpersPage(
  deps: HelpersDeps,
  request: Request,
  mandates: readonly Mandate[],
  errors: readonly FieldError[] = [],
): Reply {
  const { locale, visitor } = request;
  const shown = { deps, request, today: deps.clock.today() };
  return page({
    ...frame(deps.site, request),
    url: "/helpers",
    title: words.title[locale],
    currentNavigation: "/helpers",
    errors,
    content: html`${done(request)}
      <h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      ${lists(mandates, visitor.customer, shown)}${codeForm(request, errors)}`,
  });
}

/** Asks once more before a mandate is ended. */
export function endPage(
  deps: HelpersDeps,
  request: Request,
  mandate: Mandate,
): Reply {
  const { locale, visitor } = request;
  const title = filled(words.endTitle[locale], {
    holder: mandate.holderName,
    giver: mandate.giverName,
  });
  return page({
    ...frame(deps.site, request),
    title,
    backHref: "/helpers",
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${words.endText[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(visitor)}
        <div class="govuk-button-group">
          ${button({ text: words.end[locale], classes: "govuk-button--warning" })}
          <a class="govuk-link" href="/helpers">${words.no[locale]}</a>
        </div>
      </form>`,
  });
}
