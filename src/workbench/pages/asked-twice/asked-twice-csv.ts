import type { CsvRow } from "#web";
import { csvFile } from "#web";
import { counts, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";
import { factsInView } from "./asked-twice-page.ts";
import {
  askedTwiceWords as words,
  sensitivityWords,
  useWords,
} from "./asked-twice-words.ts";

/** A line for each fact and each who asks for it, is told it or decides by it. */
export const askedTwiceCsv = pages.staff({
  ...counts,
  path: paths.askedTwiceCsv,
  send: (_read, { deps, locale }) => {
    const head = [
      words.fact,
      words.sensitivity,
      words.use,
      words.who,
      shared.service,
      shared.event,
      words.basis,
      shared.sourced,
    ].map((one) => one[locale]);
    const rows = factsInView(deps).facts.flatMap(({ concept, uses }) =>
      uses.map((use): CsvRow => [
        concept.label[locale],
        sensitivityWords[concept.sensitivity][locale],
        useWords[use.kind][locale],
        use.organisation[locale],
        use.service[locale],
        use.event?.[locale] ?? "",
        use.basis,
        use.isSourced ? shared.sourced[locale] : shared.toBeSourced[locale],
      ]),
    );
    return csvFile("asked-twice.csv", [head, ...rows]);
  },
});
