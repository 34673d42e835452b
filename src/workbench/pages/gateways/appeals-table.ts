import type { AppealRoute, Catalogue } from "#catalogue";
import { stepsToSay } from "#catalogue";
import type { Locale } from "#kernel";
import type { Html, TableCell } from "#web";
import { html, scrolling, table, tag } from "#web";
import { english } from "../map/map-tables.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import {
  gatewayWords as words,
  nationWords,
  readWords,
} from "./gateway-words.ts";

/** Every step by which a decision can be challenged, with its source and its mark, and whether people are shown it. */
export function appealsTable({ appeals }: Catalogue, locale: Locale): Html {
  const caption = words.appeals[locale];
  const head = [words.decides, words.step, words.read, shared.source];
  return scrolling(
    caption,
    table({
      caption,
      captionClasses: "govuk-table__caption--m",
      firstCellIsHeader: true,
      head: head.map((one) => ({ text: one[locale] })),
      rows: appeals.flatMap((route) =>
        route.steps.map((step) => cells(route, step, locale)),
      ),
    }),
  );
}

function cells(
  route: AppealRoute,
  step: AppealRoute["steps"][number],
  locale: Locale,
): readonly TableCell[] {
  const { confidence, level, source, note } = step;
  const isShown = stepsToSay(route).includes(step);
  const mark = readWords[confidence === "read" ? "text" : confidence][locale];
  const nations = route.nations.map((nation) => nationWords[nation][locale]);
  return [
    { text: html`${english(route.decides)}<br />${nations.join(", ")}` },
    { text: english([step.route, step.to, step.limit].join("; ")) },
    {
      text: html`${tag({
          text: mark,
          classes: `govuk-tag--${confidence === "memory" ? "yellow" : "green"}`,
        })}
        ${level && english(level)}
        <br />${words[isShown ? "shown" : "notShown"][locale]}`,
    },
    { text: english([...source, route.law, note].filter(Boolean).join("; ")) },
  ];
}
