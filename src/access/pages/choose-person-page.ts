import type { Locale, Words } from "#kernel";
import type { Html, PageRequest, Reply, Route, Site } from "#web";
import {
  button,
  details,
  firstOf,
  html,
  page,
  problem,
  redirectAway,
  warningText,
} from "#web";
import type {
  EmbeddedProvider,
  OfferedPerson,
} from "../provider/embedded-provider.ts";
import { choosePath } from "../provider/embedded-provider.ts";
import type { Visitor } from "../visitor.ts";
import { csrfField, guestForm } from "./csrf-field.ts";
import { frame } from "./frame.ts";

type Deps = { readonly provider: EmbeddedProvider; readonly site: Site };
type Request = PageRequest<Visitor>;

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
} as const satisfies Record<string, Words>;

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

async function show(
  { provider, site }: Deps,
  request: Request,
): Promise<Reply> {
  if (!(await interactionOf(provider, request))) return problem("expired");
  const { locale } = request;
  const { visitor, cookies } = guestForm(request);
  return page(
    {
      ...frame(site, request),
      visitorNavigation: [],
      title: words.title[locale],
      content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
        ${warningText({ text: words.warning[locale], iconFallbackText: words.important[locale] })}
        <form method="post" novalidate>
          ${csrfField(visitor)}
          ${groups.map((group) => list(provider.people, group, locale))}
        </form>`,
    },
    { cookies },
  );
}

async function choose({ provider }: Deps, request: Request): Promise<Reply> {
  const interaction = await interactionOf(provider, request);
  if (!interaction) return problem("expired");
  const subject = firstOf(request.form, "subject");
  const person = provider.people.find((one) => one.subject === subject);
  if (!person) return problem("bad-request");
  return redirectAway(new URL(await provider.choose(interaction, person)));
}

/** The sign-in under way; its cookie shows that it was begun in this browser. */
async function interactionOf(
  provider: EmbeddedProvider,
  { params, cookies }: Request,
) {
  const uid = params["uid"] ?? "";
  return cookies["_interaction"] === uid
    ? provider.findInteraction(uid)
    : undefined;
}

/** The embedded provider's one page: a plain list of made-up people. */
export const choosePersonRoutes = (deps: Deps): readonly Route<Visitor>[] => [
  {
    method: "GET",
    path: `${choosePath}/:uid`,
    whose: "nobody",
    handle: (request) => show(deps, request),
  },
  {
    method: "POST",
    path: `${choosePath}/:uid`,
    whose: "nobody",
    handle: (request) => choose(deps, request),
  },
];
