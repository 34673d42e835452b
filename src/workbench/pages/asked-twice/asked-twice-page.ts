import type { Shown } from "#access/pages";
import type { Sensitivity } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Locale, Words } from "#kernel";
import { sayEach } from "#kernel";
import type { Column, Html } from "#web";
import {
  barChart,
  capitalised,
  csvOf,
  dataTable,
  details,
  firstOf,
  formatNumber,
  html,
  link,
  paragraph,
  tableOf,
  tag,
} from "#web";
import type { AskedTwice, FactUse, UsedFact } from "../../asked-twice.ts";
import { askedTwice, countUses } from "../../asked-twice.ts";
import { english } from "../map/map-tables.ts";
import type { WorkbenchDeps } from "../workbench-deps.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";

/** Words of the page about facts asked for more than once. Welsh: machine draft. */
const words = sayEach({
  intro:
    "Who asks older people for the same fact today, and which bodies and rules need it. With Joinery each fact is asked at most once for each event or claim, and only when nobody knows it yet.",
  chart: "The 15 facts that are asked for most often today",
  chartNote:
    "Times asked over all life events of the group. With Joinery at most once for each event or claim that needs it, and not at all when it is known already or a register holds it.",
  fact: "Fact",
  sensitivity: "Sensitivity",
  asked: "Asked today",
  atMost: "With Joinery, at most",
  told: "Flows that carry it",
  decides: "Services that decide by it",
  register: "Held by",
  nobody: "No register",
  twice: "Facts that are asked for twice or more today",
  others: "Other facts with more than one use",
  who: "Who",
  use: "What for",
  basis: "On what basis",
  unmatched: "Words of today’s forms that were not matched to a fact",
  unmatchedNote:
    "They could mean several things, or evidence rather than a fact, so they are not counted.",
  back: "All facts",
});

const useWords: Readonly<Record<FactUse["kind"], Words>> = sayEach({
  "asks-today": "Who asks for it today",
  told: "Who is told it by a flow",
  decides: "Who decides by it",
});
const useKinds = ["asks-today", "told", "decides"] as const;

const sensitivityWords: Readonly<Record<Sensitivity, Words>> = sayEach({
  ordinary: "Ordinary",
  personal: "Personal",
  financial: "Financial",
  health: "Health",
  identity: "Identity",
});

const drawnMax = 15;

/** The group's facts and their uses. */
const factsInView = (deps: WorkbenchDeps): AskedTwice => {
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
  const columns: readonly Column<UsedFact>[] = [
    [
      words.fact,
      (fact) =>
        link(
          `${paths.askedTwice}?fact=${fact.concept.name}`,
          labelOf(fact, locale),
        ),
    ],
    [
      words.sensitivity,
      ({ concept }) => sensitivityWords[concept.sensitivity][locale],
    ],
    [words.register, holder],
    [words.asked, (fact) => countUses(fact, "asks-today")],
    [words.atMost, ({ askedAtMost }) => askedAtMost],
    [words.told, (fact) => countUses(fact, "told")],
    [words.decides, (fact) => countUses(fact, "decides")],
  ];
  const label = caption[locale];
  return tableOf(facts, columns, { label, captionSize: "m", locale });
}

function factShown(fact: UsedFact, locale: Locale): Shown {
  const [asks, ...others] = useKinds.map((kind) => ({
    title: useWords[kind][locale],
    uses: fact.uses.filter((use) => use.kind === kind),
  }));
  const count = (uses: readonly FactUse[]) => formatNumber(uses.length);
  return {
    title: labelOf(fact, locale),
    content: html`${paragraph(link(paths.askedTwice, words.back[locale]))}
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
    return html`${paragraph(words.intro[locale])} ${chart(found, locale)}
    ${factsTables(deps, found, locale)}
    ${details({
      summaryText: words.unmatched[locale],
      text: html`${paragraph(words.unmatchedNote[locale])}
      ${paragraph(english(found.unmatched.join("; ")))}`,
    })}`;
  },
});

/** A line for each fact and each who asks for it, is told it or decides by it. */
export const askedTwiceCsv = pages.staff({
  ...counts,
  path: paths.askedTwiceCsv,
  send: (_read, { deps, locale }) => {
    const all = factsInView(deps).facts.flatMap(({ concept, uses }) =>
      uses.map((use) => ({ concept, use })),
    );
    return csvOf("asked-twice.csv", all, [
      [words.fact[locale], ({ concept }) => concept.label[locale]],
      [
        words.sensitivity[locale],
        ({ concept }) => sensitivityWords[concept.sensitivity][locale],
      ],
      [words.use[locale], ({ use }) => useWords[use.kind][locale]],
      [words.who[locale], ({ use }) => use.organisation[locale]],
      [shared.service[locale], ({ use }) => use.service[locale]],
      [shared.event[locale], ({ use }) => use.event?.[locale] ?? ""],
      [words.basis[locale], ({ use }) => use.basis],
      [
        shared.sourced[locale],
        ({ use }) => shared[use.isSourced ? "sourced" : "toBeSourced"][locale],
      ],
    ]);
  },
});
