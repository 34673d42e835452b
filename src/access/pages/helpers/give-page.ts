import type { LocalDate } from "#kernel";
import { ok } from "#kernel";
import type { Fields, formControls, Html, Parsed } from "#web";
import {
  capitalised,
  allParsed,
  button,
  firstOf,
  html,
  panel,
  parseChoice,
  parseChoices,
  parseDate,
  parseText,
  question,
} from "#web";
import { accessContext } from "../../identify.ts";
import type { HelperCapacity, MandateTerms } from "../../mandates.ts";
import { offerMandate } from "../../mandates.ts";
import { act } from "../act.ts";
import { capacityWords } from "../capacity-words.ts";
import { again, shownOnce, wrong } from "../outcome.ts";
import { alertGiver } from "./helpers-acts.ts";
import type { HelpersDeps, HelpersVisit } from "./helpers-deps.ts";
import { pages } from "./helpers-deps.ts";
import { giveWords as words, helpersWords } from "./helpers-words.ts";

/** What a living person can give or name; the others follow a death and are recorded by staff. */
const givenCapacities = ["agent", "attorney", "deputy", "appointee"] as const;

type Offer = MandateTerms & { readonly holderName: string };

/** Reads the form that gives a mandate. */
function parseGive(
  form: Fields,
  events: readonly string[],
  today: LocalDate,
): Parsed<Offer> {
  const parsed = allParsed({
    holderName: parseText(
      form,
      { field: "name", enter: words.enterWho, subject: words.theName },
      { lengthMax: 100 },
    ),
    capacity: parseChoice(
      form,
      { field: "capacity", enter: words.chooseCapacity },
      givenCapacities,
    ),
    reference: parseReference(form),
    events: parseEvents(form, events),
    to: parseUntil(form, today),
  });
  if (parsed.kind === "failure") return parsed;
  const { reference, to, ...rest } = parsed.value;
  const kind =
    rest.capacity === "agent" ? "given-by-customer" : "stated-by-customer";
  return ok({
    ...rest,
    from: today,
    ...(to ? { to } : {}),
    evidence: { kind, ...(reference ? { reference } : {}) },
  });
}

const evidenceField = (capacity: HelperCapacity): string =>
  `evidence-${capacity}`;

function parseReference(form: Fields): Parsed<string | undefined> {
  const capacity = givenCapacities.find(
    (one) => one === firstOf(form, "capacity"),
  );
  if (capacity === undefined || !capacityWords[capacity].evidence)
    return ok(undefined);
  return parseText(
    form,
    {
      field: evidenceField(capacity),
      enter: words.enterEvidence,
      subject: words.theEvidence,
    },
    { lengthMax: 40 },
  );
}

function parseEvents(
  form: Fields,
  offered: readonly string[],
): Parsed<readonly string[]> {
  if (offered.length === 0) return ok([]);
  const reach = parseChoice(form, { field: "reach", enter: words.chooseWhat }, [
    "all",
    "some",
  ]);
  if (reach.kind === "failure") return reach;
  return reach.value === "all"
    ? ok([])
    : parseChoices(
        form,
        { field: "events", enter: words.chooseWhich },
        { choices: offered, countMin: 1 },
      );
}

function parseUntil(
  form: Fields,
  today: LocalDate,
): Parsed<LocalDate | undefined> {
  const isEmpty = ["day", "month", "year"].every(
    (part) => firstOf(form, `until-${part}`) === "",
  );
  if (isEmpty) return ok(undefined);
  return parseDate(
    form,
    { field: "until", enter: words.enterUntil, subject: words.theUntil },
    { today, in: "future" },
  );
}

function capacityRadios(
  controls: ReturnType<typeof formControls>,
  locale: "en" | "cy",
): Html {
  return controls.radios({
    name: "capacity",
    fieldset: question(words.capacity[locale]),
    items: givenCapacities.map((capacity) => {
      const { title, hint, evidence } = capacityWords[capacity];
      return {
        value: capacity,
        text: capitalised(title[locale]),
        hint: { text: hint[locale] },
        ...(evidence
          ? {
              conditional: controls.input({
                name: evidenceField(capacity),
                label: evidence[locale],
                classes: "govuk-input--width-20",
              }),
            }
          : {}),
      };
    }),
  });
}

function reachRadios(
  deps: HelpersDeps,
  controls: ReturnType<typeof formControls>,
  locale: "en" | "cy",
): Html | undefined {
  const events = deps.lifeEvents();
  if (events.length === 0) return undefined;
  const which = controls.checkboxes({
    name: "events",
    fieldset: question(words.which[locale], "s"),
    items: events.map(({ id, name }) => ({ value: id, text: name[locale] })),
  });
  return controls.radios({
    name: "reach",
    fieldset: question(words.what[locale]),
    items: [
      { value: "all", text: words.all[locale] },
      { value: "some", text: words.some[locale], conditional: which },
    ],
  });
}

/** Shows the code, this once. */
const codeShown = (
  { locale }: HelpersVisit,
  offer: { readonly code: string; readonly holderName: string },
) => {
  const title = words.codeTitle[locale].replace("{name}", offer.holderName);
  return shownOnce({
    title,
    heading: "none",
    headers: { "cache-control": "no-store" },
    content: html`${panel({ titleText: title, text: html`<strong>${offer.code}</strong>` })}
      <p class="govuk-body">${words.codeText[locale]}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/helpers">${words.back[locale]}</a>
      </p>`,
  });
};

/** One form: who, in what capacity, how far, until when. */
export const givePage = pages.customer({
  path: "/helpers/give",
  whose: "visitor",
  mayAlso: () => "give-mandate",
  title: helpersWords.give,
  backHref: "/helpers",
  keepsTyped: true,
  show: (_read, { deps, locale, controls, post }) => {
    const shown = controls();
    return post(
      html`${shown.input({ name: "name", label: { text: words.who[locale], classes: "govuk-label--m" }, hint: words.whoHint[locale], autocomplete: "off" })}
      ${capacityRadios(shown, locale)}${reachRadios(deps, shown, locale)}
      ${shown.dateInput({
        id: "until",
        fieldset: question(words.until[locale]),
        hint: words.untilHint[locale],
      })}
      ${button({ text: words.create[locale], preventDoubleClick: true })}`,
    );
  },
  acts: [
    act({
      name: "give",
      context: () => accessContext,
      run: async (tx, visit: HelpersVisit) => {
        const { deps, visitor, form, now, today } = visit;
        const events = deps.lifeEvents().map(({ id }) => id);
        const parsed = parseGive(form, events, today);
        if (parsed.kind === "failure") return again(parsed.error);
        const { holderName } = parsed.value;
        const giver = { id: visitor.customer, name: visitor.name };
        const about = { giver: giver.id, holderName };
        // Nobody would hear of it: whoever holds the session would let themselves act, unseen.
        if (!(await alertGiver(tx, visit, about, "offered")))
          return wrong("name", helpersWords.noWayHeld);
        const offer = { ...parsed.value, giver, at: now };
        const { code } = await offerMandate(tx, offer);
        return codeShown(visit, { code, holderName });
      },
    }),
  ],
});
