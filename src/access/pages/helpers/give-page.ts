import type { Words } from "#kernel";
import { ok, say } from "#kernel";
import type { Controls, Parsed } from "#web";
import {
  allParsed,
  button,
  capitalised,
  choiceField,
  choicesField,
  dateField,
  html,
  optional,
  panel,
  textField,
} from "#web";
import { accessContext } from "../../identify.ts";
import type { HelperCapacity, MandateTerms } from "../../mandates.ts";
import { offerMandate } from "../../mandates.ts";
import { act } from "../act.ts";
import { capacityWords } from "../capacity-words.ts";
import { again, shownOnce, wrong } from "../outcome.ts";
import { alertGiver } from "./helpers-acts.ts";
import type { HelpersVisit } from "./helpers-deps.ts";
import { pages } from "./helpers-deps.ts";
import { giveWords as words, helpersWords } from "./helpers-words.ts";

/** What a living person can give or name; the others follow a death and are recorded by staff. */
const givenCapacities = ["agent", "attorney", "deputy", "appointee"] as const;

type Offer = MandateTerms & { readonly holderName: string };

const nameField = textField({
  ask: say("Who may act for you?"),
  hint: say("Their full name"),
  enter: say("Enter the name of your helper"),
  subject: say("Name of your helper"),
  size: "m",
  lengthMax: 100,
  box: { autocomplete: "off" },
});
const untilField = dateField({
  ask: say("Until when? (optional)"),
  hint: say("The last day. Leave it empty to end it yourself one day."),
  enter: say("Enter the last day"),
  subject: say("The last day"),
  in: "future",
});
const evidenceName = (capacity: HelperCapacity) => `evidence-${capacity}`;
const evidenceField = (ask: Words) =>
  textField({
    ask,
    enter: say("Enter the reference that proves it"),
    subject: say("Reference"),
    lengthMax: 40,
    box: { classes: "govuk-input--width-20" },
  });
const capacityField = choiceField({
  ask: say("What are they to you?"),
  enter: say("Choose what they are to you"),
  items: givenCapacities.map((value) => {
    const { title, hint, evidence } = capacityWords[value];
    return {
      value,
      text: { en: capitalised(title.en), cy: capitalised(title.cy) },
      hint,
      under:
        evidence &&
        ((controls: Controls) =>
          evidenceField(evidence).control(evidenceName(value), controls)),
    };
  }),
});

/** The events that they may tell, when there are any to choose from. */
function reachFields({ deps }: HelpersVisit) {
  const items = deps
    .lifeEvents()
    .map(({ id, name }) => ({ value: id, text: name }));
  if (items.length === 0) return undefined;
  const events = choicesField({
    ask: say("Which things?"),
    enter: say("Choose at least one thing"),
    size: "s",
    items,
    countMin: 1,
  });
  const reach = choiceField({
    ask: say("What may they tell us about?"),
    enter: say("Choose what they may tell us about"),
    items: [
      { value: "all", text: words.all },
      {
        value: "some",
        text: words.some,
        under: (controls) => events.control("events", controls),
      },
    ],
  });
  return { reach, events };
}

function parseEvents(visit: HelpersVisit): Parsed<readonly string[]> {
  const fields = reachFields(visit);
  const reach = fields?.reach.parse("reach", visit) ?? ok("all");
  if (reach.kind === "failure") return reach;
  return fields === undefined || reach.value === "all"
    ? ok([])
    : fields.events.parse("events", visit);
}

function parseReference(visit: HelpersVisit): Parsed<string | undefined> {
  const capacity = capacityField.parse("capacity", visit);
  if (capacity.kind === "failure") return ok(undefined);
  const { evidence } = capacityWords[capacity.value];
  return evidence
    ? evidenceField(evidence).parse(evidenceName(capacity.value), visit)
    : ok(undefined);
}

/** Reads the form that gives a mandate. */
function parseGive(visit: HelpersVisit): Parsed<Offer> {
  const parsed = allParsed({
    holderName: nameField.parse("name", visit),
    capacity: capacityField.parse("capacity", visit),
    reference: parseReference(visit),
    events: parseEvents(visit),
    to: optional(untilField).parse("until", visit),
  });
  if (parsed.kind === "failure") return parsed;
  const { reference, to, ...rest } = parsed.value;
  const kind =
    rest.capacity === "agent" ? "given-by-customer" : "stated-by-customer";
  return ok({
    ...rest,
    from: visit.today,
    ...(to ? { to } : {}),
    evidence: { kind, ...(reference ? { reference } : {}) },
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
  show: (_read, view) => {
    const controls = view.controls();
    const reach = reachFields(view)?.reach;
    return view.post(
      html`${nameField.control("name", controls)}
      ${capacityField.control("capacity", controls)}
      ${reach?.control("reach", controls)}
      ${untilField.control("until", controls)}
      ${button({ text: words.create[view.locale], preventDoubleClick: true })}`,
    );
  },
  acts: [
    act({
      name: "give",
      context: () => accessContext,
      run: async (tx, visit: HelpersVisit) => {
        const { visitor, now } = visit;
        const parsed = parseGive(visit);
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
