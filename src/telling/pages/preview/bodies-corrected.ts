import type { Locale } from "#kernel";
import { countBodies } from "#notices";
import type { Correction } from "#notices";
import type { Html } from "#web";
import { bullets, capitalised, html, link, paragraph, summaryList } from "#web";
import type { ChangedAnswer, Correcting } from "../../correcting.ts";
import { paths } from "../paths.ts";
import { bodyName } from "#people/pages";
import {
  bodiesToAskFor,
  bodyRowsOf,
  optOutChoices,
  seenText,
} from "./bodies-told.ts";
import { answerId } from "../../previewed.ts";
import { changedMark } from "./changed-mark.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** What is put right, who hears of it and why, and who does not. */
export function bodiesCorrected(shown: Shown, correcting: Correcting): Html {
  const { telling, request } = shown;
  const { locale } = request;
  const { changed, bodies } = correcting;
  const notTold = bodies.flatMap((one) =>
    one.kind === "opted-out" ? [one.body] : [],
  );
  const another = paragraph(
    link(paths.correcting(telling.journey.id), words.changeAnother[locale]),
  );
  const unchanged = hasAgain(correcting) ? "onlyAgain" : "nothingChanged";
  const mayChoose = shown.preview.consequences.bodies.some(
    ({ flow }) => flow.optOut,
  );
  return html`${
    changed.length > 0
      ? html`<h2 class="govuk-heading-m">${words.changed[locale]}</h2>
          ${summaryList({
            rows: changed.map((one) => changedRow(shown, one)),
          })}`
      : (hasAgain(correcting) || !hasMore(correcting)) &&
        paragraph(words[unchanged][locale])
  }
  ${telling.journey.corrects !== undefined && another}
  ${hears(shown, "again", bodies)} ${hears(shown, "corrected", bodies)}
  ${hears(shown, "told", bodies)} ${named(shown, "withdrawn", bodies)}
  ${named(shown, "unchanged", bodies)}
  ${mayChoose && html`<h2 class="govuk-heading-m">${words.choices[locale]}</h2>`}
  ${optOutChoices(shown)} ${bodiesToAskFor(shown, notTold)}`;
}

/** A body refused what it was told. */
const hasAgain = ({ bodies }: Correcting): boolean =>
  bodies.some(({ kind }) => kind === "again");

/** There is something to send although no answer changed: to a body that refused it, or that whoever told before could not tell. */
export const hasMore = (correcting: Correcting): boolean =>
  hasAgain(correcting) || correcting.bodies.some(({ kind }) => kind === "told");

/** Nothing is put right: it is only sent again. */
export const isOnlyAgain = (correcting: Correcting): boolean =>
  correcting.changed.length === 0 && hasAgain(correcting);

function changedRow(
  shown: Shown,
  { concept: name, before, after }: ChangedAnswer,
) {
  const { telling, request } = shown;
  const { locale } = request;
  const concept = telling.catalogue.concepts.get(name);
  if (!concept) return undefined;
  const textOf = (value: typeof before): string =>
    value === undefined
      ? words.notGiven[locale]
      : seenText(shown, concept, value);
  return {
    key: capitalised(concept.label[locale]),
    value: html`${words.before[locale]}: ${textOf(before)}<br />
      ${words.now[locale]}:
      <strong>${textOf(after)}</strong>
      ${changedMark(shown, answerId(name))}`,
  };
}

const section = (
  kind: keyof typeof words.heard,
  count: number,
  content: Html,
  locale: Locale,
): Html | false =>
  count > 0 &&
  html`<h2 class="govuk-heading-m">
      ${words.heard[kind].who[locale]} (${count})
    </h2>
    ${paragraph(words.heard[kind].why[locale])} ${content}`;

/** Bodies that are sent something, with the exact fields. */
function hears(
  shown: Shown,
  kind: "corrected" | "told" | "again",
  all: readonly Correction[],
): Html | false {
  const bodies = all.flatMap((one) => (one.kind === kind ? [one.body] : []));
  return section(
    kind,
    countBodies(bodies),
    bodyRowsOf(shown, bodies),
    shown.request.locale,
  );
}

/** Bodies that are sent no field: left alone, or asked to undo. */
function named(
  { telling: { catalogue }, sight, request: { locale } }: Shown,
  kind: "withdrawn" | "unchanged",
  all: readonly Correction[],
): Html | false {
  const bodies = all.flatMap((one) => (one.kind === kind ? [one.before] : []));
  const items = bodies.map(
    ({ organisation, flow }) =>
      `${bodyName(sight, catalogue, organisation)[locale]}: ${catalogue.flows.get(flow)?.service[locale] ?? flow}`,
  );
  return section(kind, countBodies(bodies), bullets(items), locale);
}
