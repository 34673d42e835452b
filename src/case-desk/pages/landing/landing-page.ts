import type { StaffVisitor } from "#access";
import { mayDo } from "#access";
import type { TaskCount } from "#casework";
import { countTasks, findTasks, taskKinds } from "#casework";
import { findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Html } from "#web";
import { button, dataTable, html, link, paragraph } from "#web";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords, kindWords } from "../desk-words.ts";
import { taskTable } from "../task-table.ts";

const words = sayEach({
  at: "You work for",
  serve: "Serve a customer",
  serveHint:
    "By phone, at the counter, at home or by post. Everything you look at is shown to the customer.",
  goOn: "Go on with the customer you are serving",
  waiting: "What waits for you",
  kind: "Task",
  open: "Open",
  mine: "Yours",
  late: "Late",
  yours: "Your tasks",
  served:
    "You finished serving. The contact is counted, and the record is closed to you",
  none: "You have no open task.",
});

const serveLinks = (visitor: StaffVisitor, locale: Locale): Html =>
  html`<div class="govuk-button-group">
    ${
      visitor.serving
        ? button({ text: words.goOn[locale], href: deskPaths.customer })
        : button({ text: deskWords.find[locale], href: deskPaths.find() })
    }
    ${link(deskPaths.forms, deskWords.forms[locale])}
  </div>`;

function waiting(counts: readonly TaskCount[], locale: Locale): Html {
  const rows = taskKinds.map((kind) => {
    const count = counts.find((one) => one.kind === kind);
    return [
      link(`${deskPaths.worklist}?kind=${kind}`, kindWords[kind][locale]),
      count?.open ?? 0,
      count?.mine ?? 0,
      count?.late ?? 0,
    ];
  });
  const label = words.waiting[locale];
  const head = [words.kind, words.open, words.mine, words.late];
  return html`<h2 class="govuk-heading-m">${label}</h2>
    ${dataTable({ label, head, rows, locale })}`;
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
      ${paragraph(words.serveHint[locale])} ${serveLinks(visitor, locale)}
      ${mayDo(visitor, "see-worklist") && waiting(counts, locale)}
      <h2 class="govuk-heading-m">${label}</h2>
      ${
        mine.length > 0
          ? taskTable(mine, { catalogue, locale, today, label })
          : paragraph(words.none[locale])
      }`;
  },
});
