import { areSettled, mayDo } from "#access";
import { csrfField } from "#access/pages";
import type { FileChange, Proposal, StepFault } from "#catalogue";
import { findProposals, stepProposal } from "#catalogue";
import { isOk } from "#kernel";
import type { Locale } from "#kernel";
import type { Html, Reply } from "#web";
import {
  button,
  filled,
  firstOf,
  formatDate,
  formatMoment,
  formControls,
  html,
  insetText,
  problem,
  redirect,
  scrolling,
  table,
} from "#web";
import type { WorkbenchDeps, WorkbenchRequest } from "../workbench-deps.ts";
import { paths, workbenchPage } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import type { OpenProposal } from "./open-proposal.ts";
import { namesOf, openProposal, publishingContext } from "./open-proposal.ts";
import { faultWords, publishingWords as words } from "./publishing-words.ts";

const steps = ["put-forward", "agree", "refuse"] as const;
type Names = ReadonlyMap<string | null, string>;

/** What is proposed to come in force, what that changes, and what this person may do about it. */
export async function publishingPage(
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
  fault?: StepFault,
): Promise<Reply> {
  const { locale } = request;
  const { all, names } = await deps.database.transaction(
    publishingContext,
    async (tx) => {
      const found = await findProposals(tx);
      return {
        all: found,
        names: await namesOf(
          tx,
          found.flatMap((one) => [one.proposedBy, one.endedBy]),
        ),
      };
    },
  );
  const open = await Promise.all(
    all
      .filter(({ outcome }) => outcome === null)
      .map((one) => openProposal(deps, one)),
  );
  const reply = workbenchPage(deps, request, {
    title: shared.publishing[locale],
    content: html`${fault && insetText({ text: html`<span role="alert">${faultWords[fault][locale]}</span>` })}
      <p class="govuk-body">${words.intro[locale]}</p>
      ${open.map((one) => openPanel(request, one, names))}
      ${overTable(all, names, locale)}`,
  });
  return fault === undefined ? reply : { ...reply, status: 409 };
}

/** Puts a draft forward, agrees or refuses. Nothing is done from a page that shows something else than what is so now. */
export async function decideProposal(
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
): Promise<Reply> {
  const { form, visitor } = request;
  const id = Number(firstOf(form, "proposal"));
  const what = steps.find((one) => one === firstOf(form, "do"));
  if (!Number.isSafeInteger(id) || what === undefined)
    return problem("bad-request");
  const [proposal] = await deps.database.transaction(publishingContext, (tx) =>
    findProposals(tx, id),
  );
  if (proposal === undefined) return problem("not-found");
  const isFit =
    what === "refuse" ||
    (await openProposal(deps, proposal)).fault === undefined;
  const two = [proposal.proposedBy ?? [], visitor.account].flat();
  const done = await deps.database.transaction(publishingContext, async (tx) =>
    stepProposal(tx, {
      proposal: id,
      what,
      by: visitor.account,
      isFit,
      areSettled: await areSettled(tx, two, "publish-pack", deps.clock.now()),
      seen: firstOf(form, "seen"),
      reason: firstOf(form, "reason").trim().slice(0, 500),
      today: deps.clock.today(),
    }),
  );
  return isOk(done)
    ? redirect(paths.publishing)
    : publishingPage(deps, request, done.error);
}

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

function openPanel(
  request: WorkbenchRequest,
  open: OpenProposal,
  names: Names,
): Html {
  const { locale } = request;
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
    ${decisionForm(request, open)}`;
}

function changeTable(
  { path, what, differences }: FileChange,
  locale: Locale,
): Html {
  const caption = `${path}: ${what}`;
  const cell = (text = "–") => ({ text: html`<span lang="en">${text}</span>` });
  return scrolling(
    caption,
    table({
      caption,
      captionClasses: "govuk-table__caption--s",
      firstCellIsHeader: true,
      head: [words.where, words.was, words.is].map((one) => ({
        text: one[locale],
      })),
      rows: differences.map(({ where, was, is }) => [
        cell(where),
        cell(was),
        cell(is),
      ]),
    }),
  );
}

function decisionForm(
  { locale, visitor, form }: WorkbenchRequest,
  { proposal, seen }: OpenProposal,
): Html {
  if (!mayDo(visitor, "publish-pack"))
    return html`<p class="govuk-body">${words.mayNot[locale]}</p>`;
  const isOwn = proposal.proposedBy === visitor.account;
  const controls = formControls({ locale, values: form });
  const act = (what: (typeof steps)[number], text: string, classes = "") =>
    button({
      text,
      name: "do",
      value: what,
      classes,
      preventDoubleClick: true,
    });
  const next = proposal.proposedBy === null ? "put-forward" : "agree";
  return html`<form method="post" action="${paths.publishing}" novalidate>
    ${csrfField(visitor)} ${controls.hidden("proposal", String(proposal.id))}
    ${controls.hidden("seen", seen)}
    ${!isOwn && controls.textarea({ name: "reason", id: `reason-${proposal.id}`, label: words.why[locale], rows: 2 })}
    ${!isOwn && act(next, words[next][locale])}
    ${act("refuse", words[isOwn ? "withdraw" : "refuse"][locale], "govuk-button--secondary")}
  </form>`;
}

function overTable(
  all: readonly Proposal[],
  names: Names,
  locale: Locale,
): Html | false {
  const over = all.flatMap((one) => {
    const { outcome, proposedBy, endedBy, endedAt, reason } = one;
    if (outcome === null || endedAt === null) return [];
    const how = filled(words[outcome][locale], {
      name: names.get(endedBy) ?? "",
    });
    const cells = [
      titleOf(one, locale),
      names.get(proposedBy) ?? "–",
      `${how}, ${formatMoment(endedAt, locale)}`,
      reason ?? "",
    ];
    return [cells.map((text) => ({ text }))];
  });
  return (
    over.length > 0 &&
    scrolling(
      words.over[locale],
      table({
        caption: words.over[locale],
        captionClasses: "govuk-table__caption--m",
        firstCellIsHeader: true,
        rows: over,
      }),
    )
  );
}
