import type { StaffVisitor } from "#access";
import { contextOf } from "#access";
import { pageRoutes } from "#access/pages";
import type { CaseTask, TaskKind } from "#casework";
import { countTasks, expireProposals, findTasks, taskKinds } from "#casework";
import type { Words } from "#kernel";
import type { Html, PageRequest, Reply } from "#web";
import { button, firstOf, formControls, html, page, pagination } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskContext } from "../case-desk-deps.ts";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords, kindWords } from "../desk-words.ts";
import { taskTable } from "../task-table.ts";

const words = {
  kind: { en: "Kind of task", cy: "Math o dasg" },
  allKinds: { en: "Every kind", cy: "Pob math" },
  whose: { en: "Whose", cy: "Gan bwy" },
  all: { en: "Everybody’s", cy: "Rhai pawb" },
  mine: { en: "Mine", cy: "Fy rhai i" },
  show: { en: "Show", cy: "Dangos" },
  counted: {
    en: "Open tasks: {n}. Oldest first.",
    cy: "Tasgau agored: {n}. Yr hynaf yn gyntaf.",
  },
  nothing: {
    en: "Nothing waits. What cannot be delivered, what a body refuses and what does not agree comes here by itself.",
    cy: "Nid oes dim yn aros. Daw’r hyn na ellir ei gyflwyno, yr hyn y mae corff yn ei wrthod a’r hyn nad yw’n cytuno yma ohono’i hun.",
  },
  newer: { en: "Older tasks", cy: "Tasgau hŷn" },
  older: { en: "Newer tasks", cy: "Tasgau mwy newydd" },
} as const satisfies Record<string, Words>;

const tasksPerPage = 25;

/** What is asked for by the address; anything unknown means no limit. */
type Filter = {
  readonly kind: TaskKind | undefined;
  readonly isMine: boolean;
  readonly index: number;
};

type Shown = {
  readonly filter: Filter;
  readonly tasks: readonly CaseTask[];
  readonly total: number;
};

/** The worklist of one body. */
export const worklistRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "organisation" }, "see-worklist", {
    [`GET ${deskPaths.worklist}`]: worklist,
  });

function filterOf({ query }: PageRequest<StaffVisitor>): Filter {
  const index = Number.parseInt(firstOf(query, "page"), 10) || 1;
  return {
    kind: taskKinds.find((kind) => kind === firstOf(query, "kind")),
    isMine: firstOf(query, "whose") === "mine",
    index: Math.min(Math.max(index, 1), 1_000) - 1,
  };
}

async function worklist(
  deps: CaseDeskDeps,
  request: PageRequest<StaffVisitor>,
): Promise<Reply> {
  const { visitor } = request;
  const filter = filterOf(request);
  const { account } = visitor;
  const today = deps.clock.today();
  await deps.database.transaction(deskContext, (tx) =>
    expireProposals(tx, deps.clock.now()),
  );
  const found = await deps.database.transaction(
    contextOf(visitor),
    async (tx) => ({
      tasks: await findTasks(tx, {
        kind: filter.kind,
        assignee: filter.isMine ? account : undefined,
        skip: filter.index * tasksPerPage,
        take: tasksPerPage,
      }),
      counts: await countTasks(tx, { assignee: account, today }),
    }),
  );
  const total = found.counts
    .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
    .reduce((sum, { open, mine }) => sum + (filter.isMine ? mine : open), 0);
  return worklistPage(deps, request, { filter, tasks: found.tasks, total });
}

function worklistPage(
  { site, clock, catalogues }: CaseDeskDeps,
  request: PageRequest<StaffVisitor>,
  shown: Shown,
): Reply {
  const { locale } = request;
  const label = deskWords.worklist[locale];
  const { tasks, total } = shown;
  return page({
    ...deskFrame(site, request),
    title: label,
    currentNavigation: deskPaths.worklist,
    width: "full",
    content: html`<h1 class="govuk-heading-l">${label}</h1>
      ${filterForm(request, shown)}
      <p class="govuk-body">
        ${words.counted[locale].replace("{n}", String(total))}
      </p>
      ${
        tasks.length > 0
          ? taskTable(tasks, {
              catalogue: catalogues.inForce(),
              locale,
              today: clock.today(),
              label,
            })
          : html`<p class="govuk-body">${words.nothing[locale]}</p>`
      }
      ${pageLinks(request, shown)}`,
  });
}

function filterForm(
  { locale, query }: PageRequest<StaffVisitor>,
  { filter }: Shown,
): Html {
  const controls = formControls({ locale, values: query });
  return html`<form method="get" action="${deskPaths.worklist}" novalidate>
    ${controls.select({
      name: "kind",
      label: words.kind[locale],
      value: filter.kind ?? "",
      items: [
        { value: "", text: words.allKinds[locale] },
        ...taskKinds.map((value) => ({
          value,
          text: kindWords[value][locale],
        })),
      ],
    })}
    ${controls.select({
      name: "whose",
      label: words.whose[locale],
      value: filter.isMine ? "mine" : "all",
      items: [
        { value: "all", text: words.all[locale] },
        { value: "mine", text: words.mine[locale] },
      ],
    })}
    ${button({ text: words.show[locale], classes: "govuk-button--secondary" })}
  </form>`;
}

function pageLinks(
  { locale }: PageRequest<StaffVisitor>,
  { filter: { kind, isMine, index }, total }: Shown,
): Html | undefined {
  if (total <= tasksPerPage) return undefined;
  const link = (to: number, text: string) => ({
    href: `${deskPaths.worklist}?${new URLSearchParams({ kind: kind ?? "", whose: isMine ? "mine" : "all", page: String(to + 1) })}`,
    text,
  });
  const isLast = (index + 1) * tasksPerPage >= total;
  return pagination({
    ...(index > 0 ? { previous: link(index - 1, words.newer[locale]) } : {}),
    ...(isLast ? {} : { next: link(index + 1, words.older[locale]) }),
  });
}
