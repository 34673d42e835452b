import { sayEach } from "#kernel";
import { isOutcome } from "#access/pages";
import { signedReceipt } from "#notices";
import type { TrackedBody } from "#notices";
import { bodyName, isHiddenBody } from "#people/pages";
import type { Tx } from "#postgres";
import { bullets, file, formatMoment, html, paragraph, qrSvg } from "#web";
import { findEvent } from "../../claiming.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages, tellers } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack, seeTrack } from "../track/find-track.ts";

const words = sayEach({
  title: "Your signed receipt",
  intro:
    "Keep or print this page. It proves who was told what and when. It holds no answer of yours.",
  told: "Told",
  counts: "counts as telling them",
  code: "Signed proof as a code",
  codeHint: "Anyone can check it without us, with the public key at",
  download: "Download the receipt with its proof from the log",
});

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
): string {
  const name = bodyName(sight, catalogue, body.organisation)[locale];
  const service = catalogue.flows.get(body.flow)?.service[locale] ?? body.flow;
  const counts = body.discharges ? ` (${words.counts[locale]})` : "";
  return `${name}: ${service}${counts}`;
}

/** Proof in hand: who was told what, when, signed; with QR and as a file that verifies offline. */
export const receiptPage = pages.subject({
  ...tellers,
  path: paths.receipt(":reference"),
  title: words.title,
  read: signedFrom(seeTrack),
  show: (found, { deps, locale }) => {
    const { catalogue, track, receipt } = found;
    const { notice } = track;
    const told = track.bodies.filter(({ state }) => state !== "not-told");
    return {
      backHref: paths.track(notice.reference),
      content: html`${paragraph(words.intro[locale])}
        <p class="govuk-body-l">
          <strong class="joinery-reference">${notice.reference}</strong><br />
          ${findEvent(catalogue, notice.lifeEvent)?.name[locale]}<br />
          ${formatMoment(notice.confirmedAt, locale)}
        </p>
        <h2 class="govuk-heading-m">${words.told[locale]}</h2>
        ${bullets(told.map((body) => toldItem(found, body, locale)))}
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
  ...tellers,
  path: `${paths.receipt(":reference")}.jws`,
  read: signedFrom(findTrack),
  send: ({ track, receipt }) =>
    file({
      content: `${receipt.full}\n`,
      contentType: "application/jose",
      filename: `${track.notice.reference}.jws`,
    }),
});
