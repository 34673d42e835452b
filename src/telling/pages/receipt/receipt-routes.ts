import { frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import { signedReceipt } from "#notices";
import type { TrackedBody } from "#notices";
import type { Html, Reply } from "#web";
import { file, formatMoment, html, page, problem, qrSvg } from "#web";
import { findEvent } from "../../claiming.ts";
import { paths } from "../paths.ts";
import { bodyName, isHiddenBody } from "#people/pages";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import type { FoundTrack } from "../track/find-track.ts";
import { findTrack, recordTrackLook } from "../track/find-track.ts";

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

/** Proof in hand: who was told what, when, signed; with QR and as a file that verifies offline. */
export const receiptRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.receipt(":reference")}`]: show,
      [`GET ${paths.receipt(":reference")}.jws`]: download,
    },
  );

/** A council that would give a hidden address away is unnamed, and the log's proof, which names it, is left out. */
const sign = (deps: TellingDeps, { context, track, sight }: FoundTrack) =>
  deps.database.transaction(context, (tx) =>
    signedReceipt(tx, track, {
      key: deps.key(),
      now: deps.clock.now(),
      isHidden: (organisation) => isHiddenBody(sight, organisation),
    }),
  );

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found) return problem("not-found");
  await recordTrackLook(deps, request, found);
  const { locale } = request;
  const { notice } = found.track;
  const receipt = await sign(deps, found);
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    backHref: paths.track(notice.reference),
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      <p class="govuk-body-l">
        <strong class="joinery-reference">${notice.reference}</strong><br />
        ${findEvent(found.catalogue, notice.lifeEvent)?.name[locale]}<br />
        ${formatMoment(notice.confirmedAt, locale)}
      </p>
      <h2 class="govuk-heading-m">${words.told[locale]}</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${found.track.bodies
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
  });
}

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

async function download(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found) return problem("not-found");
  const { full } = await sign(deps, found);
  return file({
    content: `${full}\n`,
    contentType: "application/jose",
    filename: `${found.track.notice.reference}.jws`,
  });
}
