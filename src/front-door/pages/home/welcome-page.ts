import type { StaffVisitor } from "#access";
import { mayDo } from "#access";
import type { Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import { tellingPaths } from "#telling/pages";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import { button, html } from "#web";
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
        <a class="govuk-link" href="${tellingPaths.begin(death.id)}"
          >${words.death[locale]}</a
        >
      </p>`
    }
    <h2 class="govuk-heading-m">${words.others[locale]}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${events.map(
        ({ id, name }) =>
          html`<li>
            <a class="govuk-link" href="${tellingPaths.begin(id)}"
              >${name[locale]}</a
            >
          </li>`,
      )}
    </ul>`;
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
    <ul class="govuk-list">
      ${
        mayDo(visitor, "find-customer") &&
        html`<li>
          <a class="govuk-link" href="/desk">${words.desk[locale]}</a>
        </li>`
      }
      ${
        mayDo(visitor, "see-map") &&
        html`<li>
          <a class="govuk-link" href="/workbench">${words.workbench[locale]}</a>
        </li>`
      }
    </ul>`;
}
