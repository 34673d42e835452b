import { act, again, shownOnce, wrong } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Locale } from "#kernel";
import type { CustomerCandidate } from "#people";
import { findCustomers } from "#people";
import type { Html } from "#web";
import {
  button,
  controlsOf,
  firstOf,
  formatDate,
  html,
  insetText,
  summaryList,
} from "#web";
import { deskContext, pages } from "../case-desk-deps.ts";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";
import { recordStaffLook } from "../staff-look.ts";
import { findWords as words } from "./find-words.ts";
import { parseSearch, searchFields } from "./parse-search.ts";

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
    content: html`${formNote(form, locale)}
      <p class="govuk-body">${words.least[locale]}</p>
      ${candidates.map((one) => candidate(one, form, locale))}
      <p class="govuk-body">
        <a class="govuk-link" href="${backHref}">${words.again[locale]}</a>
      </p>`,
  });
}

function candidate(
  { id, name, dateOfBirth, town, reference }: CustomerCandidate,
  form: LifeEvent | undefined,
  locale: Locale,
): Html {
  const row = (key: string, value: string) => ({
    key,
    value,
  });
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
      dateOfBirth !== "" &&
        row(words.bornOn[locale], formatDate(dateOfBirth, locale)),
      town !== undefined && row(words.town[locale], town),
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
  show: (_read, view) => {
    const { locale } = view;
    const form = eventOf(view);
    return {
      backHref: form ? deskPaths.forms : deskPaths.desk,
      content: html`${formNote(form, locale)}
        <p class="govuk-body">${words.hint[locale]}</p>
        ${view.post(html`${controlsOf(searchFields, view.controls())} ${button({ text: words.search[locale] })}`)}`,
    };
  },
  actsPerMinuteMax: 30,
  acts: [
    act({
      name: "search",
      // Nobody is served yet; the look at each who is shown is recorded.
      context: () => deskContext,
      run: async (tx, visit: DeskVisit) => {
        const wanted = parseSearch(visit);
        if (wanted.kind === "failure") return again(wanted.error);
        const found = await findCustomers(tx, wanted.value, visit.today);
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
