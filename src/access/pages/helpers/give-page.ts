import type { Words } from "#kernel";
import { say } from "#kernel";
import type { Field } from "#web";
import {
  actButton,
  branchField,
  capitalised,
  choicesField,
  dateField,
  html,
  link,
  optional,
  panel,
  paragraph,
  textField,
  unasked,
  worded,
} from "#web";
import { accessContext } from "../../identify.ts";
import { offerMandate } from "../../mandates.ts";
import { act } from "../act.ts";
import { capacityWords } from "../capacity-words.ts";
import { shownOnce, wrong } from "../outcome.ts";
import { alertGiver } from "./helpers-acts.ts";
import type { HelpersDeps, HelpersVisit } from "./helpers-deps.ts";
import { pages } from "./helpers-deps.ts";
import { giveWords as words, helpersWords } from "./helpers-words.ts";

/** What a living person can give or name; the others follow a death and are recorded by staff. */
const givenCapacities = ["agent", "attorney", "deputy", "appointee"] as const;

const holderField = textField({
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
const evidenceField = (ask: Words) =>
  textField({
    ask,
    enter: say("Enter the reference that proves it"),
    subject: say("Reference"),
    lengthMax: 40,
    box: { classes: "govuk-input--width-20" },
  });
const capacityField = branchField(
  {
    ask: say("What are they to you?"),
    enter: say("Choose what they are to you"),
    items: givenCapacities.map((value) => {
      const { title, hint } = capacityWords[value];
      const text = { en: capitalised(title.en), cy: capitalised(title.cy) };
      return { value, text, hint };
    }),
  },
  Object.fromEntries(
    givenCapacities.map((value) => {
      const { evidence } = capacityWords[value];
      const proof = evidence && {
        [`evidence-${value}`]: evidenceField(evidence),
      };
      return [value, proof ?? {}];
    }),
  ) as Record<
    (typeof givenCapacities)[number],
    Readonly<Record<string, Field<string>>>
  >,
);

type Reach =
  | { readonly chosen: "all" }
  | { readonly chosen: "some"; readonly events: readonly string[] };

const itemsOf = (named: ReturnType<HelpersDeps["events"]>) =>
  named.map(({ id, name }) => ({ value: id, text: name }));

/** The bodies that alone hear of it; none ticked means all. */
function bodiesField({
  deps,
}: HelpersVisit): Field<readonly string[] | undefined> {
  const items = itemsOf(deps.bodies());
  if (items.length === 0) return unasked(undefined);
  return optional(
    choicesField({
      ask: say("Only some bodies? (optional)"),
      hint: say(
        "Tick who may hear it from them. If you tick nobody, everybody whom it concerns does.",
      ),
      enter: say("Choose at least one body"),
      size: "s",
      items,
      countMin: 1,
    }),
  );
}

/** The events that they may tell; everything, when there are none to choose from. */
function reachField({ deps }: HelpersVisit): Field<Reach> {
  const items = itemsOf(deps.events());
  if (items.length === 0) return unasked({ chosen: "all" });
  const events = choicesField({
    ask: say("Which things?"),
    enter: say("Choose at least one thing"),
    size: "s",
    items,
    countMin: 1,
  });
  return branchField(
    {
      ask: say("What may they tell us about?"),
      enter: say("Choose what they may tell us about"),
      items: worded(["all", "some"] as const, words),
    },
    { all: {}, some: { events } },
  );
}

const asks = (visit: HelpersVisit) => ({
  name: holderField,
  capacity: capacityField,
  reach: reachField(visit),
  bodies: bodiesField(visit),
  until: optional(untilField),
});

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
    ${paragraph(words.codeText[locale])}
    ${paragraph(link("/helpers", words.back[locale]))}`,
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
  asks,
  show: (_read, { locale, asked, post }) =>
    post(html`${asked} ${actButton(words.create[locale])}`),
  acts: [
    act({
      name: "give",
      context: () => accessContext,
      fields: asks,
      run: async (
        tx,
        visit,
        { name: holderName, capacity, reach, ...limits },
      ) => {
        const { bodies = [], until } = limits;
        const { visitor, now, today: from } = visit;
        const giver = { id: visitor.customer, name: visitor.name };
        const about = { giver: giver.id, holderName };
        // Nobody would hear of it: whoever holds the session would let themselves act, unseen.
        if (!(await alertGiver(tx, visit, about, "offered")))
          return wrong("name", helpersWords.noWayHeld);
        const { chosen, ...proof } = capacity;
        const [reference] = Object.values(proof);
        const kind =
          chosen === "agent" ? "given-by-customer" : "stated-by-customer";
        const { code } = await offerMandate(tx, {
          holderName,
          giver,
          capacity: chosen,
          evidence: { kind, ...(reference ? { reference } : {}) },
          events: reach.chosen === "some" ? reach.events : [],
          bodies,
          from,
          ...(until ? { to: until } : {}),
          at: now,
        });
        return codeShown(visit, { code, holderName });
      },
    }),
  ],
});
