import type { StaffVisitor } from "#access";
import { mayDo } from "#access";
import type { Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import { tellingPaths } from "#telling/pages";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import { bullets, button, html, link, list } from "#web";
import { homeWords as words } from "./home-words.ts";

/** The front door for somebody who has not signed in. */
export function welcomeContent(catalogue: Catalogue, locale: Locale): Html {
  const events = [...catalogue.lifeEvents.values()];
  const death = events.find(({ subject }) => subject === "deceased");
  return html`<h1 class="govuk-heading-xl">${words.welcome[locale]}</h1>
    <p class="govuk-body-l">${words.promise[locale]}</p>
    ${button({ text: words.signIn[locale], href: "/sign-in?return=%2F" })}
    ${
      death &&
      html`<p class="govuk-body-l">
        ${link(tellingPaths.begin(death.id), words.death[locale])}
      </p>`
    }
    <h2 class="govuk-heading-m">${words.others[locale]}</h2>
    ${bullets(events.map(({ id, name }) => link(tellingPaths.begin(id), name[locale])))}`;
}

/** Staff go on to the product of their work. */
export function staffContent(
  catalogue: Catalogue,
  visitor: StaffVisitor,
  locale: Locale,
): Html {
  const organisation = findOrganisation(catalogue, visitor.organisation);
  return html`<h1 class="govuk-heading-l">
      ${words.hello[locale]}, ${visitor.name}
    </h1>
    <p class="govuk-body">
      ${words.staff[locale]}
      <strong>${organisation?.name[locale] ?? visitor.organisation}</strong>.
    </p>
    ${list([
      mayDo(visitor, "find-customer") && link("/desk", words.desk[locale]),
      mayDo(visitor, "see-map") && link("/workbench", words.workbench[locale]),
    ])}`;
}
