import { frame } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import { todayInLondon } from "#kernel";
import type { Reply } from "#web";
import { formatDate, html, page, scrolling, table } from "#web";
import type { FactVersion } from "../../queries/find-facts.ts";
import { filled } from "../catalogue-words.ts";
import { factText, periodText, sourceText } from "./fact-text.ts";
import type { Shown } from "./facts-page.ts";
import { factsWords as words } from "./facts-words.ts";

/** Every version of one fact: nothing is ever overwritten. */
export function historyPage(
  { deps, request, sight }: Shown,
  {
    concept,
    versions,
  }: {
    readonly concept: InformationConcept;
    readonly versions: readonly FactVersion[];
  },
): Reply {
  const { locale } = request;
  const catalogue = deps.catalogue();
  const title = filled(words.historyOf[locale], {
    fact: concept.label[locale],
  });
  const stateOf = ({ supersededAt }: FactVersion): string =>
    supersededAt
      ? `${words.replaced[locale]} ${formatDate(todayInLondon(supersededAt), locale)}`
      : words.current[locale];
  return page({
    ...frame(deps.site, request),
    title,
    backHref: "/facts",
    width: "full",
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${scrolling(
        title,
        table({
          head: [words.value, words.holds, words.source, words.current].map(
            (head) => ({ text: head[locale] }),
          ),
          rows: versions.map((held) => [
            {
              text: factText(deps.answers, catalogue, {
                concept,
                held,
                locale,
              }),
            },
            { text: periodText(held, locale) },
            { text: sourceText({ catalogue, sight }, held, locale) },
            { text: stateOf(held) },
          ]),
        }),
      )}`,
  });
}
