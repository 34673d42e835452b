import type { StaffVisitor } from "#access";
import { mayDo } from "#access";
import type { TaskCount } from "#casework";
import { countTasks, findTasks, taskKinds } from "#casework";
import { findOrganisation } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { Html } from "#web";
import { button, html, scrolling, table } from "#web";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords, kindWords } from "../desk-words.ts";
import { taskTable } from "../task-table.ts";

const words = {
  at: { en: "You work for", cy: "Rydych yn gweithio i" },
  serve: { en: "Serve a customer", cy: "Gwasanaethu cwsmer" },
  serveHint: {
    en: "By phone, at the counter, at home or by post. Everything you look at is shown to the customer.",
    cy: "Dros y ffôn, wrth y cownter, gartref neu drwy’r post. Dangosir popeth yr edrychwch arno i’r cwsmer.",
  },
  goOn: {
    en: "Go on with the customer you are serving",
    cy: "Parhau gyda’r cwsmer rydych yn ei wasanaethu",
  },
  waiting: { en: "What waits for you", cy: "Beth sy’n aros amdanoch" },
  kind: { en: "Task", cy: "Tasg" },
  open: { en: "Open", cy: "Ar agor" },
  mine: { en: "Yours", cy: "Eich rhai chi" },
  late: { en: "Late", cy: "Hwyr" },
  yours: { en: "Your tasks", cy: "Eich tasgau" },
  served: {
    en: "You finished serving. The contact is counted, and the record is closed to you",
    cy: "Rydych wedi gorffen gwasanaethu. Mae’r cysylltiad wedi’i gyfrif, ac mae’r cofnod ar gau i chi",
  },
  none: { en: "You have no open task.", cy: "Nid oes gennych dasg agored." },
} as const satisfies Record<string, Words>;

const serveLinks = (visitor: StaffVisitor, locale: Locale): Html =>
  html`<div class="govuk-button-group">
    ${
      visitor.serving
        ? button({ text: words.goOn[locale], href: deskPaths.customer })
        : button({ text: deskWords.find[locale], href: deskPaths.find() })
    }
    <a class="govuk-link" href="${deskPaths.forms}"
      >${deskWords.forms[locale]}</a
    >
  </div>`;

function waiting(counts: readonly TaskCount[], locale: Locale): Html {
  const number = (text: number) => ({ text, format: "numeric" as const });
  const head = [words.open, words.mine, words.late].map((one) => ({
    text: one[locale],
    format: "numeric" as const,
  }));
  const rows = taskKinds.map((kind) => {
    const count = counts.find((one) => one.kind === kind);
    return [
      {
        text: html`<a
          class="govuk-link"
          href="${deskPaths.worklist}?kind=${kind}"
          >${kindWords[kind][locale]}</a
        >`,
      },
      number(count?.open ?? 0),
      number(count?.mine ?? 0),
      number(count?.late ?? 0),
    ];
  });
  return html`<h2 class="govuk-heading-m">${words.waiting[locale]}</h2>
    ${scrolling(
      words.waiting[locale],
      table({ head: [{ text: words.kind[locale] }, ...head], rows }),
    )}`;
}

/** Where staff begin: serve somebody, or take up what waits. */
export const landingPage = pages.staff({
  path: deskPaths.desk,
  whose: "organisation",
  may: "find-customer",
  title: deskWords.desk,
  heading: "xl",
  currentNavigation: deskPaths.desk,
  done: { served: words.served },
  width: "full",
  read: async (tx, { visitor: { account: assignee }, today }) => ({
    counts: await countTasks(tx, { assignee, today }),
    mine: await findTasks(tx, { assignee, take: 10 }),
  }),
  show: ({ counts, mine }, { deps, locale, visitor, today }) => {
    const catalogue = deps.catalogues.inForce();
    const label = words.yours[locale];
    return html`<p class="govuk-body-l">
        ${visitor.name}. ${words.at[locale]}
        ${findOrganisation(catalogue, visitor.organisation)?.name[locale]}.
      </p>
      <h2 class="govuk-heading-m">${words.serve[locale]}</h2>
      <p class="govuk-body">${words.serveHint[locale]}</p>
      ${serveLinks(visitor, locale)}
      ${mayDo(visitor, "see-worklist") && waiting(counts, locale)}
      <h2 class="govuk-heading-m">${label}</h2>
      ${
        mine.length > 0
          ? taskTable(mine, { catalogue, locale, today, label })
          : html`<p class="govuk-body">${words.none[locale]}</p>`
      }`;
  },
});
