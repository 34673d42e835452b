import { findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import type { Html, Reply, TableCell } from "#web";
import {
  barChart,
  details,
  firstOf,
  formatNumber,
  html,
  scrolling,
  table,
  tag,
} from "#web";
import type { AskedTwice, FactUse, UsedFact } from "../../asked-twice.ts";
import { askedTwice, countUses } from "../../asked-twice.ts";
import { english } from "../map/map-tables.ts";
import type { WorkbenchDeps, WorkbenchRequest } from "../workbench-deps.ts";
import { groupInView, paths, workbenchPage } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import {
  askedTwiceWords as words,
  sensitivityWords,
  useWords,
} from "./asked-twice-words.ts";

const drawnMax = 15;

/** The group's facts and their uses. */
export const factsInView = (deps: WorkbenchDeps): AskedTwice => {
  const { catalogue, events, group } = groupInView(deps);
  return askedTwice(catalogue, { events, services: group.services });
};

const capitalised = (text: string): string =>
  text.slice(0, 1).toUpperCase() + text.slice(1);
const labelOf = ({ concept }: UsedFact, locale: Locale): string =>
  capitalised(concept.label[locale]);

/** Which facts are asked for again and again; one fact's uses when the query names it. */
export function askedTwicePage(
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
): Reply {
  const { locale, query } = request;
  const found = factsInView(deps);
  const wanted = firstOf(query, "fact");
  const fact = found.facts.find(({ concept }) => concept.name === wanted);
  return fact
    ? factPage(deps, request, fact)
    : workbenchPage(deps, request, {
        title: shared.askedTwice[locale],
        content: html`<p class="govuk-body">${words.intro[locale]}</p>
          ${chart(found, locale)} ${factsTable(deps, found, locale)}
          ${details({
            summaryText: words.unmatched[locale],
            text: html`<p class="govuk-body">${words.unmatchedNote[locale]}</p>
              <p class="govuk-body">${english(found.unmatched.join("; "))}</p>`,
          })}`,
      });
}

function chart({ facts }: AskedTwice, locale: Locale): Html {
  const top = facts.slice(0, drawnMax);
  return barChart({
    id: "asked",
    title: words.chart[locale],
    categoryName: words.fact[locale],
    categories: top.map((fact) => labelOf(fact, locale)),
    series: [
      {
        name: words.asked[locale],
        values: top.map((fact) => countUses(fact, "asks-today")),
      },
      {
        name: words.told[locale],
        values: top.map((fact) => countUses(fact, "told")),
      },
    ],
    format: (value) => formatNumber(value),
    locale,
    note: words.chartNote[locale],
    csvHref: paths.askedTwiceCsv,
  });
}

const number = (value: number): TableCell => ({
  text: formatNumber(value),
  format: "numeric",
});

function factsTable(
  deps: WorkbenchDeps,
  { facts }: AskedTwice,
  locale: Locale,
): Html {
  const { catalogue } = groupInView(deps);
  const holder = ({ concept }: UsedFact): string =>
    concept.register
      ? (findOrganisation(catalogue, concept.register.organisation)?.name[
          locale
        ] ?? concept.register.organisation)
      : words.nobody[locale];
  const numeric = (text: string): TableCell => ({ text, format: "numeric" });
  return scrolling(
    words.all[locale],
    table({
      caption: words.all[locale],
      captionClasses: "govuk-table__caption--m",
      firstCellIsHeader: true,
      head: [
        { text: words.fact[locale] },
        { text: words.sensitivity[locale] },
        { text: words.register[locale] },
        numeric(words.asked[locale]),
        numeric(words.told[locale]),
        numeric(words.decides[locale]),
      ],
      rows: facts
        .filter(({ uses }) => uses.length > 1)
        .map((fact) => [
          {
            text: html`<a
              class="govuk-link"
              href="${paths.askedTwice}?fact=${fact.concept.name}"
              >${labelOf(fact, locale)}</a
            >`,
          },
          { text: sensitivityWords[fact.concept.sensitivity][locale] },
          { text: holder(fact) },
          number(countUses(fact, "asks-today")),
          number(countUses(fact, "told")),
          number(countUses(fact, "decides")),
        ]),
    }),
  );
}

function factPage(
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
  fact: UsedFact,
): Reply {
  const { locale } = request;
  const head = [
    words.who,
    words.use,
    shared.service,
    shared.event,
    words.basis,
  ];
  return workbenchPage(deps, request, {
    title: labelOf(fact, locale),
    content: html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.askedTwice}"
          >${words.back[locale]}</a
        >
      </p>
      <p class="govuk-body">
        ${words.sensitivity[locale]}:
        ${sensitivityWords[fact.concept.sensitivity][locale]}
      </p>
      ${scrolling(
        words.users[locale],
        table({
          caption: words.users[locale],
          captionClasses: "govuk-table__caption--m",
          firstCellIsHeader: true,
          head: head.map((one) => ({ text: one[locale] })),
          rows: fact.uses.map((use) => useRow(use, locale)),
        }),
      )}`,
  });
}

const useRow = (use: FactUse, locale: Locale): readonly TableCell[] => [
  { text: use.organisation[locale] },
  { text: useWords[use.kind][locale] },
  {
    text:
      use.kind === "asks-today"
        ? english(use.service[locale])
        : use.service[locale],
  },
  { text: use.event?.[locale] ?? "" },
  {
    text: html`${use.basis && english(use.basis)}
    ${!use.isSourced && tag({ text: shared.toBeSourced[locale], classes: "govuk-tag--yellow" })}`,
  },
];
