import { mayDo } from "#access";
import type { CaseTask } from "#casework";
import { say } from "#kernel";
import type { Html } from "#web";
import { button, formatMoment, html, summaryList, textField } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { flowOf } from "../task-table.ts";
import { labelOf, valueText } from "./task-content.ts";
import { addressTold } from "./redirect-target.ts";
import type { TaskPage } from "./task-page.ts";
import { taskWords as words } from "./task-words.ts";

export const mayWork = (
  { visitor }: Pick<DeskVisit, "visitor">,
  { kind }: CaseTask,
): boolean =>
  mayDo(visitor, kind === "keyed-form" ? "key-printed-form" : "work-case-task");

/** Exactly what another body would get: to whom, by which signed agreement and law, each field with its value. */
export function disclosure(page: TaskPage): Html {
  const { locale } = page;
  const { task, target, delivery } = page.shown;
  const flow = flowOf(page.deps.catalogues.inForce(), task);
  if (target === undefined || flow === undefined) return html``;
  const told = addressTold(page.deps.catalogues.inForce(), page.shown);
  const row = (key: string, text: string) => ({
    key,
    value: text,
  });
  return html`<p class="govuk-body">${words.twoNeeded[locale]}</p>
    ${summaryList({
      rows: [
        row(words.sentTo[locale], target.name[locale]),
        ...(told
          ? [
              row(
                words.decidingAddress[locale],
                `${labelOf(page, told.concept)}: ${valueText(page, told.concept, told.value)}`,
              ),
            ]
          : []),
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

const noteField = textField({
  ask: say("Why not, for the record"),
  rows: 2,
  lengthMax: 500,
});

/** A colleague's proposal: another person agrees or refuses, who made it may take it back. */
export function proposalPanel(page: TaskPage): Html | undefined {
  const { locale, visitor, shown } = page;
  const { proposal, target, task } = shown;
  if (proposal === undefined) return undefined;
  const isOwn = proposal.by === visitor.account;
  const secondary = "govuk-button--secondary";
  const said = words.proposes[locale]
    .replace("{name}", proposal.byName)
    .replace("{until}", formatMoment(proposal.goodUntil, locale));
  const note = noteField.control("note", page.controls());
  return html`<h2 class="govuk-heading-m">${words.proposed[locale]}</h2>
    <p class="govuk-body">${said}</p>
    <p class="govuk-body">${proposal.reason}</p>
    ${
      target?.id === proposal.target
        ? disclosure(page)
        : html`<p class="govuk-body">${words.overtaken[locale]}</p>`
    }
    ${isOwn && html`<p class="govuk-body">${words.waitsForColleague[locale]}</p>`}
    ${
      !isOwn &&
      mayWork(page, task) &&
      page.post(
        button({
          text: words.agree[locale],
          name: "do",
          value: "agree",
          preventDoubleClick: true,
        }),
      )
    }
    ${
      mayWork(page, task) &&
      page.post(
        html`${!isOwn && note}
        ${button({ text: (isOwn ? words.takeBack : words.refuseIt)[locale], name: "do", value: "refuse", classes: secondary })}`,
      )
    }`;
}
