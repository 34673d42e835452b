import { findNotice } from "#notices";
import { findFactsOf } from "#people";
import { answerText, bodyName, isHidden } from "#people/pages";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { capitalised, formatDate, html } from "#web";
import type { TellingVisit } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { isSubject } from "../sight-of-telling.ts";
import { trackWords } from "../track/track-words.ts";
import { undoWords as words } from "./undo-words.ts";

type PutBack = { readonly concept: string; readonly text: string };

/** What is put back of what we hold about whoever told it: on whatever day it holds, and by whichever telling that this one corrected. */
export async function factsPutBack(
  tx: Tx,
  { subject, locale }: TellingVisit,
  { track: { notice }, catalogue, sight }: FoundTrack,
): Promise<readonly PutBack[]> {
  if (notice.customer !== subject) return [];
  const chain = [notice];
  for (const { about } of chain) {
    const before = about === null ? undefined : await findNotice(tx, about);
    if (before) chain.push(before);
  }
  const ids = chain.map(({ id }) => id);
  const held = await findFactsOf(tx, subject, ids);
  return held.flatMap(({ concept: name, fact, validFrom }) => {
    const concept = catalogue.concepts.get(name);
    if (!concept) return [];
    const value =
      fact.kind === "known" && !isHidden(sight, concept)
        ? `: ${answerText(catalogue, concept.type, fact.value, locale)}`
        : "";
    const text = `${capitalised(concept.label[locale])}${value} (${formatDate(validFrom, locale)})`;
    return [{ concept: name, text }];
  });
}

/** What taking back does: which bodies hear of it, and what is put back. */
export function whatWillHappen(
  { track: { notice, bodies }, catalogue, sight }: FoundTrack,
  put: readonly PutBack[],
  { locale, visitor }: TellingVisit,
): Html {
  const told = bodies
    .filter(({ state }) => state !== "not-told")
    .map(({ organisation, flow }) =>
      [
        bodyName(sight, catalogue, organisation)[locale],
        catalogue.flows.get(flow)?.service[locale] ?? flow,
      ].join(": "),
    );
  const list = (items: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  // The person it is about ends what everybody told; of others nobody learns here whether they told the same.
  const isAll = isSubject(visitor, notice);
  return html`<h2 class="govuk-heading-m">
      ${words[isAll ? "bodies" : "bodiesUnless"][locale]}
    </h2>
    ${!isAll && html`<p class="govuk-body">${words.unless[locale]}</p>`}
    ${told.length > 0 ? list(told) : html`<p class="govuk-body">${trackWords.nobody[locale]}</p>`}
    ${
      put.length > 0 &&
      html`<h2 class="govuk-heading-m">${words.facts[locale]}</h2>
        <p class="govuk-body">${words.factsWhy[locale]}</p>
        ${list(put.map(({ text }) => text))}`
    }`;
}
