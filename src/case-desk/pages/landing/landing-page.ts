import type { StaffVisitor } from "#access";
import { contextOf, mayDo } from "#access";
import { pageRoutes } from "#access/pages";
import type { CaseTask, TaskCount } from "#casework";
import { countTasks, findTasks, taskKinds } from "#casework";
import type { Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { Html, PageRequest, Reply } from "#web";
import { button, html, page, scrolling, table } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskFrame } from "../desk-frame.ts";
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
  none: { en: "You have no open task.", cy: "Nid oes gennych dasg agored." },
} as const satisfies Record<string, Words>;

type Landing = {
  readonly request: PageRequest<StaffVisitor>;
  readonly catalogue: Catalogue;
  readonly counts: readonly TaskCount[];
  readonly mine: readonly CaseTask[];
};

/** Where staff begin: serve somebody, or take up what waits. */
export const landingRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "organisation" }, "find-customer", {
    [`GET ${deskPaths.desk}`]: landing,
  });

async function landing(
  deps: CaseDeskDeps,
  request: PageRequest<StaffVisitor>,
): Promise<Reply> {
  const { visitor } = request;
  const assignee = visitor.account;
  const today = deps.clock.today();
  const found = await deps.database.transaction(
    contextOf(visitor),
    async (tx) => ({
      counts: await countTasks(tx, { assignee, today }),
      mine: await findTasks(tx, { assignee, take: 10 }),
    }),
  );
  const catalogue = deps.catalogues.inForce();
  return landingPage(deps, { request, catalogue, ...found });
}

function landingPage({ site, clock }: CaseDeskDeps, shown: Landing): Reply {
  const { request, catalogue, mine } = shown;
  const { locale, visitor } = request;
  const label = words.yours[locale];
  const today = clock.today();
  return page({
    ...deskFrame(site, request),
    title: deskWords.desk[locale],
    currentNavigation: deskPaths.desk,
    width: "full",
    content: html`<h1 class="govuk-heading-xl">${deskWords.desk[locale]}</h1>
      <p class="govuk-body-l">
        ${visitor.name}. ${words.at[locale]}
        ${findOrganisation(catalogue, visitor.organisation)?.name[locale]}.
      </p>
      <h2 class="govuk-heading-m">${words.serve[locale]}</h2>
      <p class="govuk-body">${words.serveHint[locale]}</p>
      ${serveLinks(visitor, locale)}
      ${mayDo(visitor, "see-worklist") && waiting(shown)}
      <h2 class="govuk-heading-m">${label}</h2>
      ${
        mine.length > 0
          ? taskTable(mine, { catalogue, locale, today, label })
          : html`<p class="govuk-body">${words.none[locale]}</p>`
      }`,
  });
}

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

function waiting({ request: { locale }, counts }: Landing): Html {
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
