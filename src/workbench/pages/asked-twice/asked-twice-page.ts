import type { Shown } from "#access/pages";
import { findOrganisation } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { Html } from "#web";
import {
  barChart,
  capitalised,
  dataTable,
  details,
  firstOf,
  formatNumber,
  html,
  tag,
} from "#web";
import type { AskedTwice, FactUse, UsedFact } from "../../asked-twice.ts";
import { askedTwice, countUses } from "../../asked-twice.ts";
import { english } from "../map/map-tables.ts";
import type { WorkbenchDeps } from "../workbench-deps.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import {
  askedTwiceWords as words,
  sensitivityWords,
  useKinds,
  useWords,
} from "./asked-twice-words.ts";

const drawnMax = 15;

/** The group's facts and their uses. */
export const factsInView = (deps: WorkbenchDeps): AskedTwice => {
  const { catalogue, events, group } = groupInView(deps);
  return askedTwice(catalogue, { events, services: group.services });
};

const labelOf = ({ concept }: UsedFact, locale: Locale): string =>
  capitalised(concept.label[locale]);

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
        name: words.atMost[locale],
        values: top.map(({ askedAtMost }) => askedAtMost),
      },
    ],
    format: (value) => formatNumber(value),
    locale,
    note: words.chartNote[locale],
    csvHref: paths.askedTwiceCsv,
  });
}

/** Facts asked for twice today stand open; the others with several uses are one step away. */
function factsTables(
  deps: WorkbenchDeps,
  { facts }: AskedTwice,
  locale: Locale,
): Html {
  const isTwice = (fact: UsedFact): boolean =>
    countUses(fact, "asks-today") > 1;
  const others = facts.filter((fact) => !isTwice(fact) && fact.uses.length > 1);
  return html`${factsTable(deps, locale, words.twice, facts.filter(isTwice))}
  ${details({
    summaryText: `${words.others[locale]} (${formatNumber(others.length)})`,
    text: factsTable(deps, locale, words.others, others),
  })}`;
}

function factsTable(
  deps: WorkbenchDeps,
  locale: Locale,
  caption: Words,
  facts: readonly UsedFact[],
): Html {
  const { catalogue } = groupInView(deps);
  const holder = ({ concept }: UsedFact): string =>
    concept.register
      ? (findOrganisation(catalogue, concept.register.organisation)?.name[
          locale
        ] ?? concept.register.organisation)
      : words.nobody[locale];
  return dataTable({
    label: caption[locale],
    captionSize: "m",
    head: [
      words.fact,
      words.sensitivity,
      words.register,
      words.asked,
      words.atMost,
      words.told,
      words.decides,
    ],
    rows: facts.map((fact) => [
      html`<a
        class="govuk-link"
        href="${paths.askedTwice}?fact=${fact.concept.name}"
        >${labelOf(fact, locale)}</a
      >`,
      sensitivityWords[fact.concept.sensitivity][locale],
      holder(fact),
      countUses(fact, "asks-today"),
      fact.askedAtMost,
      countUses(fact, "told"),
      countUses(fact, "decides"),
    ]),
    locale,
  });
}

function factShown(fact: UsedFact, locale: Locale): Shown {
  const [asks, ...others] = useKinds.map((kind) => ({
    title: useWords[kind][locale],
    uses: fact.uses.filter((use) => use.kind === kind),
  }));
  const count = (uses: readonly FactUse[]) => formatNumber(uses.length);
  return {
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
      ${asks && asks.uses.length > 0 && usesTable(asks, locale)}
      ${others.map(
        (one) =>
          one.uses.length > 0 &&
          details({
            summaryText: `${one.title} (${count(one.uses)})`,
            text: usesTable(one, locale),
          }),
      )}`,
  };
}

const usesTable = (
  {
    title,
    uses,
  }: { readonly title: string; readonly uses: readonly FactUse[] },
  locale: Locale,
): Html =>
  dataTable({
    label: title,
    captionSize: "m",
    head: [words.who, shared.service, shared.event, words.basis],
    rows: uses.map(
      ({ kind, organisation, service, event, basis, isSourced }) => [
        organisation[locale],
        kind === "asks-today" ? english(service[locale]) : service[locale],
        event?.[locale] ?? "",
        html`${basis && english(basis)}
        ${!isSourced && tag({ text: shared.toBeSourced[locale], classes: "govuk-tag--yellow" })}`,
      ],
    ),
    locale,
  });

/** Which facts are asked for again and again; one fact's uses when the query names it. */
export const askedTwicePage = pages.staff({
  ...counts,
  path: paths.askedTwice,
  title: shared.askedTwice,
  show: (_read, { deps, locale, query }) => {
    const found = factsInView(deps);
    const wanted = firstOf(query, "fact");
    const fact = found.facts.find(({ concept }) => concept.name === wanted);
    if (fact) return factShown(fact, locale);
    return html`<p class="govuk-body">${words.intro[locale]}</p>
      ${chart(found, locale)} ${factsTables(deps, found, locale)}
      ${details({
        summaryText: words.unmatched[locale],
        text: html`<p class="govuk-body">${words.unmatchedNote[locale]}</p>
          <p class="govuk-body">${english(found.unmatched.join("; "))}</p>`,
      })}`;
  },
});
