import type { Visitor } from "#access";
import type { Catalogue } from "#catalogue";
import type { ExplanationLine, Outcome } from "#decisions";
import { explain, formatValue } from "#decisions";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import { isOwners } from "#people/pages";
import type { Html } from "#web";
import { details, html } from "#web";
import type { Entitlement } from "../../entitlements.ts";

const words = sayEach({
  why: "Why, and the law",
  everyStep: "Every step of the sum",
  law: "The law",
  you: "Here “you” is the person it is worked out for.",
  estimate: "This is our estimate. The body decides.",
  council: "Your council",
});

/** What the rules say an outcome comes to, e.g. `£86.45 a week`; nothing when it is not decided. */
export const amountText = (
  outcome: Outcome | undefined,
  locale: Locale,
): string | undefined =>
  outcome?.kind === "decided" ? formatValue(outcome.value, locale) : undefined;

/** The body that decides where the person lives, by the catalogue's name for it. */
export function authorityText(
  catalogue: Catalogue,
  { authority }: Entitlement,
  locale: Locale,
): string {
  if (authority === undefined || authority.startsWith("council."))
    return words.council[locale];
  return catalogue.organisations.get(authority)?.name[locale] ?? authority;
}

/** Why, with the numbers in, and the law each step rests on. */
export function whyDetails(
  { goal, amount, service }: Entitlement,
  { locale, visitor }: { readonly locale: Locale; readonly visitor: Visitor },
): Html {
  const lines = [goal, amount].flatMap((outcome) =>
    outcome ? explain(outcome.because, locale) : [],
  );
  const steps = unique(lines);
  const deeper = steps.filter(({ depth }) => depth >= depthsShown);
  const about = service.name[locale];
  return details({
    summaryText: words.why[locale],
    about,
    text: html`${!isOwners({ visitor }) && html`<p>${words.you[locale]}</p>`}
      ${stepsView(steps.filter(({ depth }) => depth < depthsShown))}
      ${
        deeper.length > 0 &&
        details({
          summaryText: words.everyStep[locale],
          about,
          text: stepsView(deeper),
        })
      }
      <p class="govuk-body-s">
        ${words.law[locale]}: <span lang="en">${service.legalBasis}</span>.
        ${words.estimate[locale]}
      </p>`,
  });
}

/** The outcome and what it rests on are read first; every further step is one more click away. */
const depthsShown = 2;
const stepsView = (lines: readonly ExplanationLine[]): Html =>
  html`<ul class="govuk-list joinery-why">
    ${lines.map(lineView)}
  </ul>`;

const unique = (
  lines: readonly ExplanationLine[],
): readonly ExplanationLine[] => {
  const seen = new Set<string>();
  return lines.filter(({ decision }) => {
    const isNew = !seen.has(decision);
    seen.add(decision);
    return isNew;
  });
};

const deepest = 4;
const lineView = ({ text, source, depth }: ExplanationLine): Html =>
  html`<li class="joinery-why__line--${Math.min(depth, deepest)}">
    ${text}
    <span class="govuk-hint joinery-why__source" lang="en">${source}</span>
  </li>`;
