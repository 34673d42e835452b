import { notFound } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import type { Html, SummaryListRow } from "#web";
import {
  capitalised,
  filled,
  formatDate,
  html,
  link,
  paragraph,
  summaryList,
} from "#web";
import type { Tx } from "#postgres";
import { bankAccountConcepts } from "../../bank-account-change.ts";
import { findCustomer } from "../../customers.ts";
import type { FactBook, HeldFact } from "../../fact-book.ts";
import { readFacts } from "../looker-of-visitor.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";
import { pages } from "../people-pages-deps.ts";
import type { Sight } from "../sight.ts";
import { isHidden, sightOf } from "../sight.ts";
import { factText, sourceText } from "./fact-text.ts";
import { factGroups, factsWords as words, otherFacts } from "./facts-words.ts";

type Shown = { readonly view: PeopleView; readonly sight: Sight };

type Entry = { readonly concept: InformationConcept; readonly held: HeldFact };

/** What may be corrected here; a new bank account is an event of its own, because it must be confirmed. */
export const isCorrectable = (
  concept: InformationConcept,
  held: HeldFact | undefined,
): boolean =>
  concept.asked &&
  !bankAccountConcepts.includes(concept.name) &&
  held?.source.kind !== "derived";

function actionsOf({ concept, held }: Entry, shown: Shown) {
  const { locale } = shown.view;
  if (isHidden(shown.sight, concept)) return undefined;
  const label = concept.label[locale];
  const action = (part: string, text: string) => ({
    href: `/facts/${concept.name}/${part}`,
    text,
    visuallyHiddenText: label,
  });
  const items = [
    ...(isCorrectable(concept, held)
      ? [action("correct", words.correct[locale])]
      : []),
    ...(held.source.kind === "derived"
      ? []
      : [action("history", words.history[locale])]),
  ];
  return items.length > 0 ? { items } : undefined;
}

function row(entry: Entry, shown: Shown): SummaryListRow {
  const { deps, locale } = shown.view;
  const catalogue = deps.catalogue();
  const { concept, held } = entry;
  const isKept = isHidden(shown.sight, concept);
  const since = filled(words.since[locale], {
    date: formatDate(held.validFrom, locale),
  });
  const actions = actionsOf(entry, shown);
  return {
    key: capitalised(concept.label[locale]),
    value: isKept
      ? words.hidden[locale]
      : html`<span class="joinery-fact"
            >${factText(catalogue, { concept, held, locale })}</span
          ><br />
          <span class="govuk-hint govuk-!-font-size-16"
            >${sourceText({ catalogue, sight: shown.sight }, held, locale)},
            ${since}</span
          >`,
    ...(actions ? { actions } : {}),
  };
}

function section(
  title: string,
  entries: readonly Entry[],
  shown: Shown,
): Html | undefined {
  if (entries.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${summaryList({ rows: entries.map((entry) => row(entry, shown)) })}`;
}

function entriesOf(book: FactBook, { deps }: PeopleView): readonly Entry[] {
  const { concepts } = deps.catalogue();
  return [...concepts.values()].flatMap((concept) => {
    const held = book.get(concept.name);
    return held ? [{ concept, held }] : [];
  });
}

function sections(
  entries: readonly Entry[],
  shown: Shown,
): readonly (Html | undefined)[] {
  const { locale } = shown.view;
  const groupOf = ({ concept }: Entry) => concept.name.split(".")[0] ?? "";
  const known = new Set(factGroups.flatMap(({ prefixes }) => prefixes));
  return [
    ...factGroups.map(({ prefixes, title }) =>
      section(
        title[locale],
        entries.filter((entry) => prefixes.includes(groupOf(entry))),
        shown,
      ),
    ),
    section(
      otherFacts[locale],
      entries.filter((entry) => !known.has(groupOf(entry))),
      shown,
    ),
  ];
}

export type FoundFact = {
  readonly sight: Sight;
  readonly concept: InformationConcept;
  readonly held: HeldFact | undefined;
};

/** The concept that the address names. */
export const conceptOf = ({ deps, params }: PeopleVisit) =>
  deps.catalogue().concepts.get(params["concept"] ?? "");

/** The fact of the address, when the visitor may see it. */
export async function findFact(
  tx: Tx,
  visit: PeopleVisit,
): Promise<FoundFact | typeof notFound> {
  const sight = await sightOf(tx, visit);
  const concept = conceptOf(visit);
  const isThere = await findCustomer(tx, visit.subject);
  if (!isThere || !concept || isHidden(sight, concept)) return notFound;
  const book = await readFacts(tx, visit, () => [concept.name]);
  return { sight, concept, held: book.get(concept.name) };
}

/** All that is known about one person, with source and date. */
export const factsPage = pages.subject({
  path: "/facts",
  whose: "subject",
  may: "see-own-facts",
  currentNavigation: "/facts",
  done: { corrected: words.corrected, same: { notDone: words.alreadySo } },
  read: async (tx, visit) => {
    const sight = await sightOf(tx, visit);
    if (!(await findCustomer(tx, visit.subject))) return notFound;
    const { concepts } = visit.deps.catalogue();
    const isShown = (name: string): boolean => {
      const concept = concepts.get(name);
      return concept !== undefined && !isHidden(sight, concept);
    };
    const book = await readFacts(tx, visit, (all) =>
      [...all.keys()].filter(isShown),
    );
    return { sight, book };
  },
  show: ({ sight, book }, view) => {
    const { locale, visitor } = view;
    const entries = entriesOf(book, view);
    const isOwn = visitor.kind === "customer" && !visitor.actingFor;
    return {
      title: words[isOwn ? "title" : "titleOther"][locale],
      content: html`${paragraph(words[`${entries.length === 0 ? "nothing" : "intro"}${isOwn ? "" : "Other"}`][locale])}
      ${sections(entries, { view, sight })}
      ${paragraph(link("/how-we-reach-you", words.reach[locale]))}
      ${isOwn && paragraph(link("/sessions", words.sessions[locale]))}`,
    };
  },
});
