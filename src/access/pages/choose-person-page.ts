import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Html } from "#web";
import { button, details, firstOf, html, warningText } from "#web";
import type {
  EmbeddedProvider,
  OfferedPerson,
} from "../provider/embedded-provider.ts";
import { choosePath } from "../provider/embedded-provider.ts";
import { act } from "./act.ts";
import { frame } from "./frame.ts";
import { goAway, isOutcome, refused } from "./outcome.ts";
import type { PageDeps, Visit } from "./page.ts";
import { pagesOf } from "./pages-of.ts";

type ChooseDeps = PageDeps & { readonly provider: EmbeddedProvider };
type ChooseVisit = Visit<ChooseDeps, "anybody">;

const words = sayEach({
  title: "Choose who to be",
  warning:
    "Everybody on this page is made up. There are no passwords. A real installation signs people in with a real identity provider.",
  important: "Warning",
  customer: "People and their helpers",
  staff: "People who work for the state",
  caseworker:
    "Caseworkers of the other bodies, who settle what could not be delivered to theirs",
  be: "Sign in as",
});

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
      before: async (visit: ChooseVisit) => {
        const interaction = await interactionOf(visit);
        if (isOutcome(interaction)) return interaction;
        const { provider } = visit.deps;
        const subject = firstOf(visit.form, "subject");
        const person = provider.people.find((one) => one.subject === subject);
        if (!person) return refused("bad-request");
        return goAway(new URL(await provider.choose(interaction, person)));
      },
    }),
  ],
});
