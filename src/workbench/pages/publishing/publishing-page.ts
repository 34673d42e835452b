import { areSettled, mayDo } from "#access";
import type { View } from "#access/pages";
import { act, changed, go, notFound, refused } from "#access/pages";
import type { FileChange, Proposal, StepFault } from "#catalogue";
import {
  findProposals,
  findPublication,
  findPublications,
  publicationState,
  publishersOf,
  stepProposal,
} from "#catalogue";
import type { Locale, Words } from "#kernel";
import { isOk, say, sayEach } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  dataTable,
  filled,
  formatDate,
  formatMoment,
  hidden,
  html,
  insetText,
  paragraph,
  tableOf,
  textField,
  unseenField,
} from "#web";
import type {
  WorkbenchDeps,
  WorkbenchView,
  WorkbenchVisit,
} from "../workbench-deps.ts";
import { counts, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import type { OpenProposal } from "./open-proposal.ts";
import { namesOf, openProposal, publishingContext } from "./open-proposal.ts";

/** Words of the page where what is in force is changed. Welsh: machine draft. */
const words = sayEach({
  intro:
    "What is in force changes when two people who are signed in want it: one puts a draft forward, another agrees. Drafts are made by “joinery pack publish” and “joinery pack roll-back”.",
  proposal: "Proposal",
  publish: "version {what} from {day}",
  rollBack: "take back publication {what}",
  becomes: "On {day} version {to} is in force instead of {from}.",
  draft: "Drafted on a command line; nobody has put it forward yet.",
  forward: "Put forward by {name}; somebody else must agree.",
  passed:
    "Checked: all of it compiles with this program, and no flow that a body signed is changed without a new version.",
  failed: "It failed a check:",
  where: "Where",
  was: "Was",
  is: "Is",
  "put-forward": "Put it forward",
  agree: "Agree and make it so",
  refuse: "Refuse it",
  withdraw: "Take it back",
  published: "What is in force, and when",
  version: "Version",
  stands: "How it stands",
  from: "From",
  by: "Put forward by",
  always: "always",
  "in-force": "In force",
  "to-come": "To come",
  before: "Over",
  "taken-back": "Taken back",
  over: "Proposals that were decided",
  agreed: "Agreed by {name}",
  refused: "Refused by {name}",
  withdrawn: "Taken back by {name}",
  mayNot: "Only directors and supervisors may put it forward, agree or refuse.",
  mayNotHere:
    "Only directors and supervisors of these may put it forward, agree or refuse: {bodies}.",
});

const doneWords: Readonly<Record<"put-forward" | "agree" | "refuse", Words>> =
  sayEach({
    "put-forward": "You put it forward. Somebody else must agree.",
    agree: "Agreed. What is in force, and from when, is shown below.",
    refuse: "The proposal is over. Nothing else changed.",
  });

const faultWords: Readonly<Record<StepFault, Words>> = sayEach({
  over: "Nothing was done: the proposal is over, or what it takes back is gone.",
  changed:
    "Nothing was done: it changed after you opened this page. Look at it again.",
  "same-person":
    "Nothing was done: you put it forward, so somebody else must agree.",
  "newly-named":
    "Nothing was done: you, or whoever put it forward, have no role at a body that publishes, or got it from a command line less than two days ago. Agree when two days have gone by.",
  "day-is-over":
    "Nothing was done: its day is over. Draft it again from another day.",
  "no-reason": "Nothing was done: say why you refuse it.",
  checks: "Nothing was done: it failed a check.",
});

const steps = ["put-forward", "agree", "refuse"] as const;
type Step = (typeof steps)[number];
type ShownView = Pick<
  WorkbenchView,
  "deps" | "locale" | "visitor" | "controls" | "post"
>;
type Names = ReadonlyMap<string | null, string>;

/** The bodies that publish by the law in force now; what is proposed does not choose who agrees to it. */
const publishers = ({ catalogues }: WorkbenchDeps) =>
  publishersOf(catalogues.inForce());

/** Whoever has a role for it, where the pack is published. */
const mayPublish = ({
  deps,
  visitor,
}: Pick<WorkbenchVisit, "deps" | "visitor">): boolean =>
  mayDo(visitor, "publish-pack") &&
  (publishers(deps)?.some(({ id }) => id === visitor.organisation) ?? true);

const short = (hash = "–"): string => hash.slice(0, 12);

const titleOf = (
  { id, version, coversFrom, publication }: Proposal,
  locale: Locale,
): string =>
  `${words.proposal[locale]} ${id}: ${
    version === null
      ? filled(words.rollBack[locale], { what: publication ?? "" })
      : filled(words.publish[locale], {
          what: short(version),
          day: formatDate(coversFrom ?? "", locale),
        })
  }`;

function openPanel(view: ShownView, open: OpenProposal, names: Names): Html {
  const { locale } = view;
  const { proposal, day, from, to, changes, fault } = open;
  const effect = {
    day: formatDate(day, locale),
    from: short(from),
    to: short(to),
  };
  const { proposedBy } = proposal;
  return html`<h2 class="govuk-heading-m">${titleOf(proposal, locale)}</h2>
    ${paragraph(filled(words.becomes[locale], effect))}
    ${paragraph(filled(words[proposedBy === null ? "draft" : "forward"][locale], { name: names.get(proposedBy) ?? "" }))}
    ${paragraph(fault === undefined ? words.passed[locale] : html`${words.failed[locale]} <span lang="en">${fault}</span>`)}
    ${changes.map((one) => changeTable(one, locale))}
    ${decisionForm(view, open)}`;
}

function changeTable(
  { path, what, differences }: FileChange,
  locale: Locale,
): Html {
  const cell = (text = "–") => html`<span lang="en">${text}</span>`;
  return dataTable({
    label: `${path}: ${what}`,
    captionSize: "s",
    head: [words.where, words.was, words.is],
    rows: differences.map(({ where, was, is }) =>
      [where, was, is].map((one) => cell(one)),
    ),
    locale,
  });
}

function decisionForm(view: ShownView, { proposal, seen }: OpenProposal): Html {
  const { deps, locale, visitor, controls, post } = view;
  if (!mayPublish(view)) {
    const bodies = publishers(deps)?.map(({ name }) => name[locale]) ?? [];
    const who = words[bodies.length > 0 ? "mayNotHere" : "mayNot"][locale];
    return paragraph(filled(who, { bodies: bodies.join(", ") }));
  }
  const isOwn = proposal.proposedBy === visitor.account;
  const why = textField({
    ask: say("Why, if you refuse it"),
    rows: 2,
    lengthMax: 500,
    box: { id: `reason-${proposal.id}` },
  });
  const next = proposal.proposedBy === null ? "put-forward" : "agree";
  return post(
    html`${hidden("proposal", String(proposal.id))} ${hidden("seen", seen)}
    ${!isOwn && why.control("reason", controls())}
    ${!isOwn && actButton(words[next][locale], next)}
    ${actButton(words[isOwn ? "withdraw" : "refuse"][locale], "refuse", "secondary")}`,
  );
}

/** What is in force, what comes, and what is over. */
const publishedTable = (
  { publications, inForce, names }: Awaited<ReturnType<typeof findAll>>,
  { locale, today }: Pick<WorkbenchView, "locale" | "today">,
): Html =>
  tableOf(
    publications,
    [
      [words.version, ({ hash }) => short(hash)],
      [
        words.stands,
        (one) => words[publicationState(one, inForce, today)][locale],
      ],
      [
        words.from,
        ({ coversFrom: from }) =>
          from === null ? words.always[locale] : formatDate(from, locale),
      ],
      [words.by, ({ publishedBy: by }) => names.get(by) ?? by],
    ],
    { label: words.published[locale], captionSize: "m", locale },
  );

function overTable(
  all: readonly Proposal[],
  names: Names,
  locale: Locale,
): Html | false {
  const rows = all.flatMap((one) => {
    const { outcome, proposedBy, endedBy, endedAt, reason } = one;
    if (outcome === null || endedAt === null) return [];
    const how = filled(words[outcome][locale], {
      name: names.get(endedBy) ?? "",
    });
    return [
      [
        titleOf(one, locale),
        names.get(proposedBy) ?? "–",
        `${how}, ${formatMoment(endedAt, locale)}`,
        reason ?? "",
      ],
    ];
  });
  const label = words.over[locale];
  return (
    rows.length > 0 && dataTable({ label, captionSize: "m", rows, locale })
  );
}

/** Works out anew, in transactions of its own, what each open proposal would change. */
async function findAll({ deps }: WorkbenchVisit) {
  const { all, ...found } = await deps.database.transaction(
    publishingContext,
    async (tx) => {
      const all = await findProposals(tx);
      const publications = await findPublications(tx);
      const people = [
        ...all.flatMap((one) => [one.proposedBy, one.endedBy]),
        ...publications.map(({ publishedBy }) => publishedBy),
      ];
      return {
        all,
        publications,
        inForce: await findPublication(tx),
        names: await namesOf(tx, people),
      };
    },
  );
  const waiting = all.filter(({ outcome }) => outcome === null);
  const open = await Promise.all(waiting.map((one) => openProposal(deps, one)));
  return { all, ...found, open };
}

const fields = {
  proposal: unseenField(),
  seen: unseenField(),
  reason: unseenField(500),
};
type Sent = Readonly<Record<keyof typeof fields, string>>;

/** Whether a proposal is there, and what was seen of it may come in force. */
async function findFit(
  { deps }: WorkbenchVisit,
  what: Step,
  { proposal: named, seen, reason }: Sent,
) {
  const id = Number(named);
  if (!Number.isSafeInteger(id) || id < 1) return refused("bad-request");
  const [proposal] = await deps.database.transaction(publishingContext, (tx) =>
    findProposals(tx, id),
  );
  if (proposal === undefined) return notFound;
  const isFit =
    what === "refuse" ||
    (await openProposal(deps, proposal)).fault === undefined;
  return { proposal, isFit, seen, reason };
}

/** Puts a draft forward, agrees or refuses. Nothing is done from a page that shows something else than what is so now. */
const stepAct = (what: Step) =>
  act({
    name: what,
    may: "publish-pack",
    allows: mayPublish,
    fields,
    before: (visit: WorkbenchVisit, sent: Sent) => findFit(visit, what, sent),
    context: () => publishingContext,
    run: async (tx, visit: WorkbenchVisit, _sent, { proposal, ...fit }) => {
      const { deps, visitor, now, today } = visit;
      const action = "publish-pack";
      const organisations = publishers(deps)?.map(({ id }) => id);
      const two = [proposal.proposedBy ?? [], visitor.account].flat();
      const done = await stepProposal(tx, {
        proposal: proposal.id,
        what,
        by: visitor.account,
        ...fit,
        areSettled: await areSettled(tx, two, { action, organisations }, now),
        today,
      });
      return isOk(done)
        ? go(`${paths.publishing}?done=${what}`)
        : changed(done.error);
    },
  });

/** What is proposed to come in force, what that changes, and what this person may do about it. */
export const publishingPage = pages.staff({
  ...counts,
  path: paths.publishing,
  title: shared.publishing,
  given: findAll,
  done: doneWords,
  show: (found, view: View<WorkbenchDeps, "staff", StepFault>) => {
    const { all, names, open } = found;
    const { locale, changed: fault } = view;
    return html`${fault && insetText({ text: html`<span role="alert">${faultWords[fault][locale]}</span>` })}
    ${paragraph(words.intro[locale])}
    ${open.map((one) => openPanel(view, one, names))}
    ${publishedTable(found, view)} ${overTable(all, names, locale)}`;
  },
  acts: steps.map(stepAct),
});
