import { frame } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { PageRequest, Reply, Site } from "#web";
import { html, page } from "#web";
import type { Visitor } from "#access";
import { isOfferedTo } from "../../covers-event.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";

const words = {
  title: { en: "Tell us something", cy: "Dywedwch rywbeth wrthym" },
  intro: {
    en: "Tell us once. We tell every government body that needs to know, and show you what each one does.",
    cy: "Dywedwch wrthym unwaith. Byddwn yn dweud wrth bob corff llywodraeth sydd angen gwybod, ac yn dangos i chi beth mae pob un yn ei wneud.",
  },
  what: { en: "What has happened?", cy: "Beth sydd wedi digwydd?" },
} as const;

function eventsPage(
  site: Site,
  catalogue: Catalogue,
  request: PageRequest<Visitor>,
): Reply {
  const { locale } = request;
  const events = [...catalogue.lifeEvents.values()].filter((event) =>
    isOfferedTo(request.visitor, event),
  );
  return page({
    ...frame(site, request),
    title: words.title[locale],
    backHref: "/",
    content: html`<h1 class="govuk-heading-xl">${words.title[locale]}</h1>
      <p class="govuk-body-l">${words.intro[locale]}</p>
      <h2 class="govuk-heading-m">${words.what[locale]}</h2>
      <ul class="govuk-list joinery-events">
        ${events.map(
          (event) =>
            html`<li>
              <a
                class="govuk-link govuk-link--no-visited-state govuk-!-font-weight-bold"
                href="${paths.begin(event.id)}"
                >${event.name[locale]}</a
              >
              <p class="govuk-body">${event.summary[locale]}</p>
            </li>`,
        )}
      </ul>`,
  });
}

/** What people may tell, as they would say it. Open to everybody. */
export const eventsRoutes = (deps: TellingDeps): readonly TellingRoute[] => [
  {
    method: "GET",
    path: paths.events,
    whose: "nobody",
    handle: (request) =>
      eventsPage(deps.site, deps.catalogues.inForce(), request),
  },
];
