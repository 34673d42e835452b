import { countTasks, expireProposals, findTasks, taskKinds } from "#casework";
import { sayEach, say } from "#kernel";
import { inContext } from "#postgres";
import type { Html } from "#web";
import {
  choiceField,
  controlsOf,
  filled,
  filterForm,
  firstOf,
  html,
  pagedBy,
  paragraph,
  worded,
} from "#web";
import { deskContext, pages } from "../case-desk-deps.ts";
import type { DeskView, DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords, kindWords } from "../desk-words.ts";
import { taskTable } from "../task-table.ts";

const words = sayEach({
  all: "Everybody’s",
  mine: "Mine",
  show: "Show",
  counted: "Open tasks: {n}. Oldest first.",
  nothing:
    "Nothing waits. What cannot be delivered, what a body refuses and what does not agree comes here by itself.",
});

/** What is asked for by the address; anything unknown means no limit. */
const filterOf = ({ query }: DeskVisit) => ({
  kind: taskKinds.find((kind) => kind === firstOf(query, "kind")),
  isMine: firstOf(query, "whose") === "mine",
});

const filters = {
  kind: choiceField({
    ask: say("Kind of task"),
    first: say("Every kind"),
    items: worded(taskKinds, kindWords),
  }),
  whose: choiceField({
    ask: say("Whose"),
    isList: true,
    items: worded(["all", "mine"] as const, words),
  }),
};

function filterOn(view: DeskView): Html {
  const { locale } = view;
  const { kind = "", isMine } = filterOf(view);
  const values = { kind: [kind], whose: [isMine ? "mine" : "all"] };
  return filterForm(
    deskPaths.worklist,
    controlsOf(filters, { locale, values }),
    words.show[locale],
  );
}

/** The worklist of one body. */
export const worklistPage = pages.staff({
  path: deskPaths.worklist,
  whose: "organisation",
  may: "see-worklist",
  title: deskWords.worklist,
  currentNavigation: deskPaths.worklist,
  width: "full",
  read: async (tx, visit) => {
    const { account } = visit.visitor;
    const { kind, isMine } = filterOf(visit);
    await inContext(tx, deskContext, () => expireProposals(tx, visit.now));
    const tasks = await findTasks(tx, {
      kind,
      assignee: isMine ? account : undefined,
      ...pagedBy(visit),
    });
    const { today } = visit;
    const total = (await countTasks(tx, { assignee: account, today }))
      .filter((one) => kind === undefined || one.kind === kind)
      .reduce((sum, { open, mine }) => sum + (isMine ? mine : open), 0);
    return { tasks, total };
  },
  show: ({ tasks, total }, view) => {
    const { deps, locale, today } = view;
    const { shown: first, links } = pagedBy(view);
    const label = deskWords.worklist[locale];
    const catalogue = deps.catalogues.inForce();
    return html`${filterOn(view)}
    ${paragraph(filled(words.counted[locale], { n: total }))}
    ${
      tasks.length > 0
        ? taskTable(first(tasks), { catalogue, locale, today, label })
        : paragraph(words.nothing[locale])
    }
    ${links(tasks, locale)}`;
  },
});
