import { act, frame, goAway, isOutcome, pagesOf, refused } from "#access/pages";
import type { Visit } from "#access/pages";
import type { Clock, Locale } from "#kernel";
import type { Database } from "#postgres";
import type { Html, Site } from "#web";
import { button, details, html, unseenField, warningText } from "#web";
import type { EmbeddedProvider, OfferedPerson } from "./embedded-provider.ts";
import { choosePath } from "./embedded-provider.ts";

type ChooseDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly site: Site;
  readonly provider: EmbeddedProvider;
};
type ChooseVisit = Visit<ChooseDeps, "anybody">;

/** Welsh: machine draft. */
const words = {
  title: { en: "Choose who to be", cy: "Dewiswch pwy i fod" },
  warning: {
    en: "Everybody on this page is made up. There are no passwords. A real installation signs people in with a real identity provider.",
    cy: "Mae pawb ar y dudalen hon yn ffug. Nid oes cyfrineiriau. Mae gosodiad go iawn yn mewngofnodi pobl gyda darparwr hunaniaeth go iawn.",
  },
  important: { en: "Warning", cy: "Rhybudd" },
  customer: { en: "People and their helpers", cy: "Pobl a’u cynorthwywyr" },
  staff: {
    en: "People who work for the state",
    cy: "Pobl sy’n gweithio i’r wladwriaeth",
  },
  caseworker: {
    en: "Caseworkers of the other bodies, who settle what could not be delivered to theirs",
    cy: "Gweithwyr achos y cyrff eraill, sy’n setlo’r hyn na ellid ei gyflwyno i’w corff hwy",
  },
  be: { en: "Sign in as", cy: "Mewngofnodi fel" },
};

const row = (person: OfferedPerson, locale: Locale): Html =>
  html`<li class="joinery-person">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${person.name}</h3>
    <p class="govuk-body govuk-!-margin-bottom-2">${person.story[locale]}</p>
    ${button({
      name: "subject",
      value: person.subject,
      classes: "govuk-button--secondary",
      text: html`<span class="govuk-visually-hidden">${words.be[locale]} </span
        >${person.name}`,
    })}
  </li>`;

function list(
  people: readonly OfferedPerson[],
  group: OfferedPerson["group"],
  locale: Locale,
): Html | undefined {
  const offered = people.filter((person) => person.group === group);
  if (offered.length === 0) return undefined;
  const rows = html`<ul class="govuk-list joinery-people">
    ${offered.map((person) => row(person, locale))}
  </ul>`;
  const title = words[group][locale];
  return group === "caseworker"
    ? details({ summaryText: title, text: rows })
    : html`<h2 class="govuk-heading-m">${title}</h2>
        ${rows}`;
}

const groups = ["customer", "staff", "caseworker"] as const;

/** The sign-in under way; its cookie shows that it was begun in this browser. */
async function interactionOf({ deps, params, cookies }: ChooseVisit) {
  const uid = params["uid"] ?? "";
  const found =
    cookies["_interaction"] === uid
      ? await deps.provider.findInteraction(uid)
      : undefined;
  return found ?? refused("expired");
}

/** The embedded provider's one page: a plain list of made-up people. */
export const choosePersonPage = pagesOf<ChooseDeps>((visit) => ({
  ...frame(visit.deps.site, visit),
  visitorNavigation: [],
})).anybody({
  path: `${choosePath}/:uid`,
  whose: "nobody",
  title: words.title,
  given: interactionOf,
  show: (_interaction, { deps, locale, post }) =>
    html`${warningText({ text: words.warning[locale], iconFallbackText: words.important[locale] })}
    ${post(html`${groups.map((group) => list(deps.provider.people, group, locale))}`)}`,
  acts: [
    act({
      name: "choose",
      fields: { subject: unseenField() },
      before: async (visit: ChooseVisit, { subject }) => {
        const interaction = await interactionOf(visit);
        if (isOutcome(interaction)) return interaction;
        const { provider } = visit.deps;
        const person = provider.people.find((one) => one.subject === subject);
        if (!person) return refused("bad-request");
        return goAway(new URL(await provider.choose(interaction, person)));
      },
    }),
  ],
});
