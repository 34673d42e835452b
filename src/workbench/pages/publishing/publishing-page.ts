import { areSettled, mayDo } from "#access";
import { act, changed, go, notFound, refused } from "#access/pages";
import type { View } from "#access/pages";
import type { FileChange, Proposal, StepFault } from "#catalogue";
import {
  findProposals,
  findPublication,
  findPublications,
  publicationState,
  publishersOf,
  stepProposal,
} from "#catalogue";
import { isOk, say } from "#kernel";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import {
  button,
  dataTable,
  filled,
  firstOf,
  formatDate,
  formatMoment,
  hidden,
  html,
  insetText,
  textField,
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
import {
  doneWords,
  faultWords,
  publishingWords as words,
} from "./publishing-words.ts";

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
    <p class="govuk-body">${filled(words.becomes[locale], effect)}</p>
    <p class="govuk-body">
      ${filled(words[proposedBy === null ? "draft" : "forward"][locale], { name: names.get(proposedBy) ?? "" })}
    </p>
    <p class="govuk-body">
      ${fault === undefined ? words.passed[locale] : html`${words.failed[locale]} <span lang="en">${fault}</span>`}
    </p>
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
    return html`<p class="govuk-body">
      ${filled(who, { bodies: bodies.join(", ") })}
    </p>`;
  }
  const isOwn = proposal.proposedBy === visitor.account;
  const why = textField({
    ask: say("Why, if you refuse it"),
    rows: 2,
    lengthMax: 500,
    box: { id: `reason-${proposal.id}` },
  });
  const act = (what: Step, text: string, classes = "") =>
    button({
      text,
      name: "do",
      value: what,
      classes,
      preventDoubleClick: true,
    });
  const next = proposal.proposedBy === null ? "put-forward" : "agree";
  return post(
    html`${hidden("proposal", String(proposal.id))} ${hidden("seen", seen)}
    ${!isOwn && why.control("reason", controls())}
    ${!isOwn && act(next, words[next][locale])}
    ${act("refuse", words[isOwn ? "withdraw" : "refuse"][locale], "govuk-button--secondary")}`,
  );
}

/** What is in force, what comes, and what is over. */
const publishedTable = (
  { publications, inForce, names }: Awaited<ReturnType<typeof findAll>>,
  { locale, today }: Pick<WorkbenchView, "locale" | "today">,
): Html =>
  dataTable({
    label: words.published[locale],
    captionSize: "m",
    head: [words.version, words.stands, words.from, words.by],
    rows: publications.map((one) => [
      short(one.hash),
      words[publicationState(one, inForce, today)][locale],
      one.coversFrom === null
        ? words.always[locale]
        : formatDate(one.coversFrom, locale),
      names.get(one.publishedBy) ?? one.publishedBy,
    ]),
    locale,
  });

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

/** Whether a proposal is there, and what was seen of it may come in force. */
async function findFit({ deps, form }: WorkbenchVisit, what: Step) {
  const id = Number(firstOf(form, "proposal"));
  if (!Number.isSafeInteger(id) || id < 1) return refused("bad-request");
  const [proposal] = await deps.database.transaction(publishingContext, (tx) =>
    findProposals(tx, id),
  );
  if (proposal === undefined) return notFound;
  const isFit =
    what === "refuse" ||
    (await openProposal(deps, proposal)).fault === undefined;
  return { proposal, isFit };
}

/** Puts a draft forward, agrees or refuses. Nothing is done from a page that shows something else than what is so now. */
const stepAct = (what: Step) =>
  act({
    name: what,
    may: "publish-pack",
    allows: mayPublish,
    before: (visit: WorkbenchVisit) => findFit(visit, what),
    context: () => publishingContext,
    run: async (tx, visit: WorkbenchVisit, _values, { proposal, isFit }) => {
      const { deps, form, visitor, now, today } = visit;
      const action = "publish-pack";
      const organisations = publishers(deps)?.map(({ id }) => id);
      const two = [proposal.proposedBy ?? [], visitor.account].flat();
      const done = await stepProposal(tx, {
        proposal: proposal.id,
        what,
        by: visitor.account,
        isFit,
        areSettled: await areSettled(tx, two, { action, organisations }, now),
        seen: firstOf(form, "seen"),
        reason: firstOf(form, "reason").trim().slice(0, 500),
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
      <p class="govuk-body">${words.intro[locale]}</p>
      ${open.map((one) => openPanel(view, one, names))}
      ${publishedTable(found, view)} ${overTable(all, names, locale)}`;
  },
  acts: steps.map(stepAct),
});
