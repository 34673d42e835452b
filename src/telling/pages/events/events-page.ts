import { sayEach } from "#kernel";
import { html, paragraph } from "#web";
import { asToldBy, isOfferedTo } from "../../covers-event.ts";
import { paths } from "../paths.ts";
import { pages } from "../telling-deps.ts";

const words = sayEach({
  title: "Tell us something",
  intro:
    "Tell us once. We tell every government body that needs to know, and show you what each one does.",
  what: "What has happened?",
});

/** What people may tell, as they would say it. Open to everybody. */
export const eventsPage = pages.anybody({
  path: paths.events,
  whose: "nobody",
  title: words.title,
  heading: "xl",
  backHref: "/",
  show: (_read, { deps, locale, visitor }) => {
    const catalogue = deps.catalogues.inForce();
    const events = [...catalogue.lifeEvents.values()].filter((event) =>
      isOfferedTo(visitor, asToldBy(visitor, catalogue, event)),
    );
    return html`<p class="govuk-body-l">${words.intro[locale]}</p>
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
              ${paragraph(event.summary[locale])}
            </li>`,
        )}
      </ul>`;
  },
});
