import { isNarrow } from "#access";
import type { Locale } from "#kernel";
import { say } from "#kernel";
import type { NotTold } from "#notices";
import type { Content, Html } from "#web";
import { bullets, choicesField, html, paragraph } from "#web";
import { isClaim } from "../../claiming.ts";
import type {
  Change,
  Entitlement,
  EntitlementChange,
} from "../../entitlements.ts";
import { amountText, whyDetails } from "../entitlement/entitlement-view.ts";
import { bodyRowsOf } from "./bodies-told.ts";
import type { Shown } from "./preview-page.ts";
import { straightOnWords } from "../straight-on-words.ts";
import { previewWords as words } from "./preview-words.ts";

const changeWords = {
  starts: words.starts,
  stops: words.stops,
  changes: words.alters,
  "may-change": words.mayAlter,
  stays: words.stays,
} as const satisfies Record<Exclude<Change, "may-apply">, unknown>;

/** What ends by law with what happened, whether or not anybody tells the body: it knows already. */
export const knownAlready = (
  items: readonly NotTold[],
  locale: Locale,
): readonly Html[] =>
  items
    .filter(
      ({ flow: { effect, need } }) =>
        need === "nothing" && effect.kind === "stops",
    )
    .map(
      ({ flow }) =>
        html`<div class="joinery-card govuk-!-margin-bottom-4">
          <h3 class="govuk-heading-s">${flow.service[locale]}</h3>
          <p class="govuk-body">${flow.effect.words[locale]}.</p>
        </div>`,
    );

/** What the rules say changes for the teller alone, each with the sum shown. */
export function changesForYou({ preview, request }: Shown): Html {
  const { locale, visitor } = request;
  if (isNarrow(visitor))
    return html`<h2 class="govuk-heading-m">${words.changes[locale]}</h2>
      ${paragraph(words.changesAreTheirs[locale])}`;
  const sure = preview.changes.filter(
    ({ change }) => change !== "may-apply" && change !== "stays",
  );
  const later = new Set(preview.straightOn.map(({ service }) => service));
  const open = preview.changes.filter(
    ({ change, after }) => change === "may-apply" && !later.has(after.service),
  );
  const known = knownAlready(preview.consequences.notJoined, locale);
  return html`<h2 class="govuk-heading-m">${words.changes[locale]}</h2>
    ${known}
    ${preview.ruledOut.map((one) => estimateCard(one, words.ruledOut[locale], request))}
    ${sure.length + preview.ruledOut.length + known.length === 0 && paragraph(words[preview.isUnchanged ? "noChanges" : "unknownChanges"][locale])}
    ${sure.map((change) => changeCard(change, request))}
    ${
      open.length > 0 &&
      html`${paragraph(words.mayApply[locale])}
      ${bullets(open.map(({ after }) => after.service.name[locale]))}`
    }`;
}

/** One change of what somebody gets by our estimate, with its reasons. */
export function changeCard(
  { change, before, after }: EntitlementChange,
  request: Pick<Shown["request"], "locale" | "visitor">,
): Html {
  const { locale } = request;
  if (change === "may-apply") return html``;
  const [was, is] = [before?.amount, after.amount].map((amount) =>
    amountText(amount, locale),
  );
  const sum =
    change === "changes" && was && is
      ? `${words.from[locale]} ${was} ${words.to[locale]} ${is}`
      : change === "stops"
        ? was
        : is;
  const text = html`${changeWords[change][locale]}${sum && html`: <strong>${sum}</strong>`}`;
  return estimateCard(after, text, request);
}

/** What we estimate of a service, with the reasons. */
const estimateCard = (
  one: Entitlement,
  text: Content,
  request: Pick<Shown["request"], "locale" | "visitor">,
): Html =>
  html`<div class="joinery-card govuk-!-margin-bottom-4">
    <h3 class="govuk-heading-s">${one.service.name[request.locale]}</h3>
    ${paragraph(text)}
    <p class="govuk-body">
      <span class="joinery-estimate">${words.estimate[request.locale]}</span>
    </p>
    ${whyDetails(one, request)}
  </div>`;

/** What can be claimed once this is told, with what was told: the page that follows leads there. */
export function straightOnFrom({
  preview: { straightOn },
  request: { locale, visitor },
}: Shown): Html | false {
  const isGuest = visitor.kind === "referenced";
  return (
    straightOn.length > 0 &&
    html`<h2 class="govuk-heading-m">${straightOnWords.heading[locale]}</h2>
      ${paragraph(straightOnWords[isGuest ? "afterSigningIn" : "afterwards"][locale])}
      ${bullets(straightOn.map(({ service }) => service.name[locale]))}`
  );
}

/** Claims that can go with the same answers; the person ticks what they want. */
export function claimChoices(shown: Shown): Html | false {
  const { preview, request } = shown;
  const { locale } = request;
  const { claims } = preview;
  return (
    claims.length > 0 &&
    html`<h2 class="govuk-heading-m">
        ${words[isClaim(shown.telling) ? "claimTicked" : "claims"][locale]}
      </h2>
      ${choicesField({
        ask: say("Tick what you want to apply for"),
        hint: say(
          "We send your claim with the same answers. The body may ask you for more.",
        ),
        size: "s",
        items: claims.map(({ change: { after } }) => ({
          value: after.service.id,
          text: after.service.name,
          hint: amountText(after.amount, locale),
        })),
      }).control("claim", {
        locale,
        values: {
          claim: claims
            .filter(({ chosen }) => chosen)
            .map(({ change }) => change.after.service.id),
        },
        errors: shown.errors ?? [],
      })}
      ${paragraph(words.openClaims[locale])}
      ${bodyRowsOf(
        shown,
        claims.map(({ claim }) => claim),
      )}`
  );
}
