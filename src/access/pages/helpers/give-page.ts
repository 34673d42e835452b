import type { LocalDate } from "#kernel";
import { ok } from "#kernel";
import type {
  FieldError,
  Fields,
  Html,
  PageRequest,
  Parsed,
  Reply,
} from "#web";
import {
  capitalised,
  allParsed,
  button,
  firstOf,
  formControls,
  html,
  page,
  panel,
  parseChoice,
  parseChoices,
  parseDate,
  parseText,
  question,
} from "#web";
import type { HelperCapacity, MandateTerms } from "../../mandates.ts";
import type { CustomerVisitor } from "../../visitor.ts";
import { capacityWords } from "../capacity-words.ts";
import { csrfField } from "../csrf-field.ts";
import { frame } from "../frame.ts";
import type { HelpersDeps } from "./helpers-deps.ts";
import { giveWords as words, helpersWords } from "./helpers-words.ts";

type Request = PageRequest<CustomerVisitor>;

/** What a living person can give or name; the others follow a death and are recorded by staff. */
const givenCapacities = ["agent", "attorney", "deputy", "appointee"] as const;

type Offer = MandateTerms & { readonly holderName: string };

/** Reads the form that gives a mandate. */
export function parseGive(
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

/** One form: who, in what capacity, how far, until when. */
export function givePage(
  deps: HelpersDeps,
  request: Request,
  values: Fields,
  errors: readonly FieldError[] = [],
): Reply {
  const { locale, visitor } = request;
  const controls = formControls({ locale, values, errors });
  return page({
    ...frame(deps.site, request),
    title: helpersWords.give[locale],
    backHref: "/helpers",
    errors,
    content: html`<h1 class="govuk-heading-l">${helpersWords.give[locale]}</h1>
      <form method="post" novalidate>
        ${csrfField(visitor)}
        ${controls.input({ name: "name", label: { text: words.who[locale], classes: "govuk-label--m" }, hint: words.whoHint[locale], autocomplete: "off" })}
        ${capacityRadios(controls, locale)}${reachRadios(deps, controls, locale)}
        ${controls.dateInput({
          id: "until",
          fieldset: question(words.until[locale]),
          hint: words.untilHint[locale],
        })}
        ${button({ text: words.create[locale], preventDoubleClick: true })}
      </form>`,
  });
}

/** Shows the code, this once. */
export function codePage(
  deps: HelpersDeps,
  request: Request,
  offer: { readonly code: string; readonly holderName: string },
): Reply {
  const { locale } = request;
  const title = words.codeTitle[locale].replace("{name}", offer.holderName);
  return page(
    {
      ...frame(deps.site, request),
      url: "/helpers",
      title,
      content: html`${panel({ titleText: title, text: html`<strong>${offer.code}</strong>` })}
        <p class="govuk-body">${words.codeText[locale]}</p>
        <p class="govuk-body">
          <a class="govuk-link" href="/helpers">${words.back[locale]}</a>
        </p>`,
    },
    { headers: { "cache-control": "no-store" } },
  );
}
