import { isOutcome } from "#access/pages";
import { signedReceipt } from "#notices";
import type { TrackedBody } from "#notices";
import { bodyName, isHiddenBody } from "#people/pages";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { file, formatMoment, html, qrSvg } from "#web";
import { findEvent } from "../../claiming.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack, seeTrack } from "../track/find-track.ts";

const words = {
  title: { en: "Your signed receipt", cy: "Eich derbynneb wedi’i llofnodi" },
  intro: {
    en: "Keep or print this page. It proves who was told what and when. It holds no answer of yours.",
    cy: "Cadwch neu argraffwch y dudalen hon. Mae’n profi pwy gafodd wybod beth a phryd. Nid yw’n cynnwys unrhyw ateb o’ch eiddo.",
  },
  told: { en: "Told", cy: "Dywedwyd" },
  counts: { en: "counts as telling them", cy: "yn cyfrif fel dweud wrthynt" },
  code: { en: "Signed proof as a code", cy: "Prawf wedi’i lofnodi fel cod" },
  codeHint: {
    en: "Anyone can check it without us, with the public key at",
    cy: "Gall unrhyw un ei wirio hebddom ni, gyda’r allwedd gyhoeddus yn",
  },
  download: {
    en: "Download the receipt with its proof from the log",
    cy: "Lawrlwytho’r dderbynneb gyda’i phrawf o’r log",
  },
} as const;

/** A council that would give a hidden address away is unnamed, and the log's proof, which names it, is left out. */
const signedFrom =
  (find: typeof findTrack) => async (tx: Tx, visit: TellingVisit) => {
    const found = await find(tx, visit);
    if (isOutcome(found)) return found;
    const receipt = await signedReceipt(tx, found.track, {
      key: visit.deps.key(),
      now: visit.now,
      isHidden: (organisation) => isHiddenBody(found.sight, organisation),
    });
    return { ...found, receipt };
  };

function toldItem(
  { catalogue, sight }: FoundTrack,
  body: TrackedBody,
  locale: "en" | "cy",
): Html {
  const name = bodyName(sight, catalogue, body.organisation)[locale];
  const service = catalogue.flows.get(body.flow)?.service[locale] ?? body.flow;
  return html`<li>
    ${name}: ${service}${body.discharges && ` (${words.counts[locale]})`}
  </li>`;
}

const shared = { whose: "owner", may: "tell" } as const;

/** Proof in hand: who was told what, when, signed; with QR and as a file that verifies offline. */
export const receiptPage = pages.subject({
  ...shared,
  path: paths.receipt(":reference"),
  title: words.title,
  read: signedFrom(seeTrack),
  show: (found, { deps, locale }) => {
    const { catalogue, track, receipt } = found;
    const { notice } = track;
    return {
      backHref: paths.track(notice.reference),
      content: html`<p class="govuk-body">${words.intro[locale]}</p>
        <p class="govuk-body-l">
          <strong class="joinery-reference">${notice.reference}</strong><br />
          ${findEvent(catalogue, notice.lifeEvent)?.name[locale]}<br />
          ${formatMoment(notice.confirmedAt, locale)}
        </p>
        <h2 class="govuk-heading-m">${words.told[locale]}</h2>
        <ul class="govuk-list govuk-list--bullet">
          ${track.bodies
            .filter(({ state }) => state !== "not-told")
            .map((body) => toldItem(found, body, locale))}
        </ul>
        <h2 class="govuk-heading-m">${words.code[locale]}</h2>
        ${qrSvg(receipt.short, words.code[locale])}
        <p class="govuk-body">
          ${words.codeHint[locale]} ${deps.publicUrl}/.well-known/jwks.json
        </p>
        <p class="govuk-body">
          <a
            class="govuk-link"
            href="${paths.receipt(notice.reference)}.jws"
            download="${notice.reference}.jws"
            >${words.download[locale]}</a
          >
        </p>
        <p class="govuk-body-s joinery-reference">${receipt.short}</p>`,
    };
  },
});

export const receiptFile = pages.subject({
  ...shared,
  path: `${paths.receipt(":reference")}.jws`,
  read: signedFrom(findTrack),
  send: ({ track, receipt }) =>
    file({
      content: `${receipt.full}\n`,
      contentType: "application/jose",
      filename: `${track.notice.reference}.jws`,
    }),
});
