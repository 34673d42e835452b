import { mayDo } from "#access";
import type { CaseTask } from "#casework";
import { say } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  controlsOf,
  formatMoment,
  html,
  optional,
  paragraph,
  row,
  summaryList,
  textField,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { flowOf } from "../task-table.ts";
import { labelOf, valueText } from "./task-content.ts";
import { addressTold } from "./find-task.ts";
import type { TaskPage, TaskVisit } from "./task-page.ts";
import { taskWords as words } from "./task-words.ts";

export const mayWork = (
  { visitor }: Pick<DeskVisit, "visitor">,
  { kind }: CaseTask,
): boolean =>
  mayDo(visitor, kind === "keyed-form" ? "key-printed-form" : "work-case-task");

/** Exactly what another body would get: to whom, by which signed agreement and law, each field with its value. */
export function disclosure(page: TaskVisit): Html {
  const { locale } = page;
  const { task, target, delivery } = page.shown;
  const flow = flowOf(page.deps.catalogues.inForce(), task);
  if (target === undefined || flow === undefined) return html``;
  const told = addressTold(page.deps.catalogues.inForce(), page.shown);
  return html`${paragraph(words.twoNeeded[locale])}
  ${summaryList({
    rows: [
      row(words.sentTo[locale], target.name[locale]),
      row(
        words.decidingAddress[locale],
        told &&
          `${labelOf(page, told.concept)}: ${valueText(page, told.concept, told.value)}`,
      ),
      row(
        words.agreement[locale],
        `${flow.service[locale]} (${flow.id}, ${flow.version})`,
      ),
      row(words.gateway[locale], flow.gateway),
      ...Object.entries(delivery?.fields ?? {}).map(([name, value]) =>
        row(labelOf(page, name), valueText(page, name, value)),
      ),
    ],
  })}`;
}

export const noteFields = {
  note: optional(
    textField({
      ask: say("Why not, for the record"),
      rows: 2,
      lengthMax: 500,
    }),
  ),
};

/** A colleague's proposal: another person agrees or refuses, who made it may take it back. */
export function proposalPanel(page: TaskPage): Html | undefined {
  const { locale, visitor, shown } = page;
  const { proposal, target, task } = shown;
  if (proposal === undefined) return undefined;
  const isOwn = proposal.by === visitor.account;
  const said = words.proposes[locale]
    .replace("{name}", proposal.byName)
    .replace("{until}", formatMoment(proposal.goodUntil, locale));
  const note = controlsOf(noteFields, page.controls());
  return html`<h2 class="govuk-heading-m">${words.proposed[locale]}</h2>
    ${paragraph(said)} ${paragraph(proposal.reason)}
    ${
      target?.id === proposal.target
        ? disclosure(page)
        : paragraph(words.overtaken[locale])
    }
    ${isOwn && paragraph(words.waitsForColleague[locale])}
    ${
      !isOwn &&
      mayWork(page, task) &&
      page.post(actButton(words.agree[locale], "agree"))
    }
    ${
      mayWork(page, task) &&
      page.post(
        html`${!isOwn && note}
        ${actButton((isOwn ? words.takeBack : words.refuseIt)[locale], "refuse", "secondary")}`,
      )
    }`;
}
