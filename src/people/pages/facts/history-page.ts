import { isOutcome, notFound } from "#access/pages";
import { todayInLondon } from "#kernel";
import type { Column } from "#web";
import { filled, formatDate, html, pagedBy, tableOf } from "#web";
import type { FactVersion } from "../../queries/find-facts.ts";
import { findFactHistory } from "../../queries/find-facts.ts";
import { pages } from "../people-pages-deps.ts";
import { factText, periodText, sourceText } from "./fact-text.ts";
import { factsWords as words } from "./facts-words.ts";
import { findFact } from "./facts-page.ts";

/** Every version of one fact: nothing is ever overwritten. */
export const historyPage = pages.subject({
  path: "/facts/:concept/history",
  whose: "subject",
  may: "see-own-facts",
  backHref: "/facts",
  width: "full",
  read: async (tx, visit) => {
    const found = await findFact(tx, visit);
    if (isOutcome(found)) return found;
    const { name } = found.concept;
    const versions = await findFactHistory(tx, visit.subject, name);
    return versions.length > 0 ? { ...found, versions } : notFound;
  },
  show: ({ concept, sight, versions }, view) => {
    const { deps, locale } = view;
    const { skip, shown, links } = pagedBy(view);
    const here = versions.slice(skip);
    const catalogue = deps.catalogue();
    const fact = concept.label[locale];
    const title = filled(words.historyOf[locale], { fact });
    const stateOf = ({ supersededAt }: FactVersion): string =>
      supersededAt
        ? `${words.replaced[locale]} ${formatDate(todayInLondon(supersededAt), locale)}`
        : words.current[locale];
    const columns: readonly Column<FactVersion>[] = [
      [words.value, (held) => factText(catalogue, { concept, held, locale })],
      [words.holds, (held) => periodText(held, locale)],
      [words.source, (held) => sourceText({ catalogue, sight }, held, locale)],
      [words.current, stateOf],
    ];
    return {
      title,
      content: html`${tableOf(shown(here), columns, { label: title, locale })}${links(here, locale)}`,
    };
  },
});
