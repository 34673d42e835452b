import type { Catalogue } from "#catalogue";
import { stepsToSay } from "#catalogue";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import { dataTable, html, tag } from "#web";
import { english } from "../map/map-tables.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import {
  gatewayWords as words,
  nationWords,
  readWords,
} from "./gateway-words.ts";

/** Every step by which a decision can be challenged, with its source and its mark, and whether people are shown it. */
export function appealsTable({ appeals }: Catalogue, locale: Locale): Html {
  const rows = appeals.flatMap((route) =>
    route.steps.map((step) => {
      const { confidence, level, source, note } = step;
      const isUnread = confidence === "memory";
      const mark = tag({
        text: readWords[confidence === "read" ? "text" : confidence][locale],
        classes: `govuk-tag--${isUnread ? "yellow" : "green"}`,
      });
      const shown = stepsToSay(route).includes(step) ? "shown" : "notShown";
      const nations = route.nations.map((one) => nationWords[one][locale]);
      return [
        html`${english(route.decides)}<br />${nations.join(", ")}`,
        english([step.route, step.to, step.limit].join("; ")),
        html`${mark} ${level && english(level)}<br />${words[shown][locale]}`,
        english([...source, route.law, note].filter(Boolean).join("; ")),
      ];
    }),
  );
  return dataTable({
    label: words.appeals[locale],
    captionSize: "m",
    head: [words.decides, words.step, words.read, shared.source],
    rows,
    locale,
  });
}
