import { act, shownOnce, wrong } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Locale } from "#kernel";
import type { CustomerCandidate } from "#people";
import { findCustomers } from "#people";
import type { Html } from "#web";
import {
  button,
  firstOf,
  formatDate,
  html,
  insetText,
  link,
  paragraph,
  row,
  summaryList,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskContext, pages, recordStaffLook } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";
import { findWords as words } from "./find-words.ts";
import { searchField } from "./search-field.ts";

const fields = { wanted: searchField };

/** The event of the form on paper that is being keyed. */
const eventOf = ({ deps, query }: DeskVisit): LifeEvent | undefined =>
  deps.catalogues.inForce().lifeEvents.get(firstOf(query, "form"));

const formNote = (
  form: LifeEvent | undefined,
  locale: Locale,
): Html | undefined =>
  form &&
  insetText({
    text: html`${words.forForm[locale]}: <strong>${form.name[locale]}</strong>`,
  });

/** The few who answer to it, with as little as it takes to tell them apart. */
function candidatesShown(
  visit: DeskVisit,
  candidates: readonly CustomerCandidate[],
) {
  const { locale } = visit;
  const form = eventOf(visit);
  const backHref = deskPaths.find(form?.id);
  return shownOnce({
    title: words.found[locale],
    backHref,
    content: html`${formNote(form, locale)} ${paragraph(words.least[locale])}
    ${candidates.map((one) => candidate(one, form, locale))}
    ${paragraph(link(backHref, words.again[locale]))}`,
  });
}

function candidate(
  { id, name, dateOfBirth, town, reference }: CustomerCandidate,
  form: LifeEvent | undefined,
  locale: Locale,
): Html {
  return summaryList({
    card: {
      title: { text: name || reference },
      actions: {
        items: [
          { href: deskPaths.serve(id, form?.id), text: words.serve[locale] },
        ],
      },
    },
    rows: [
      row(
        words.bornOn[locale],
        dateOfBirth !== "" && formatDate(dateOfBirth, locale),
      ),
      row(words.town[locale], town),
      row(words.reference[locale], reference),
    ],
  });
}

/** Finds a customer by what they say, which never stands in an address. */
export const findPage = pages.staff({
  path: deskPaths.find(),
  whose: "found",
  may: "find-customer",
  title: deskWords.find,
  currentNavigation: deskPaths.find(),
  asks: fields,
  show: (_read, view) => {
    const { locale } = view;
    const form = eventOf(view);
    return {
      backHref: form ? deskPaths.forms : deskPaths.desk,
      content: html`${formNote(form, locale)} ${paragraph(words.hint[locale])}
      ${view.post(html`${view.asked} ${button({ text: words.search[locale] })}`)}`,
    };
  },
  actsPerMinuteMax: 30,
  acts: [
    act({
      name: "search",
      // Nobody is served yet; the look at each who is shown is recorded.
      context: () => deskContext,
      fields,
      run: async (tx, visit: DeskVisit, { wanted }) => {
        const found = await findCustomers(tx, wanted, visit.today);
        if (found.length === 0) return wrong("number", words.nobody);
        for (const { id, town } of found)
          await recordStaffLook(tx, visit, {
            customer: id,
            purpose: "find-customer",
            concepts: [
              "person.name",
              "person.dateOfBirth",
              ...(town === undefined ? [] : ["person.address"]),
            ],
          });
        return candidatesShown(visit, found);
      },
    }),
  ],
});
