import { contextOf, ownerOf } from "#access";
import { csrfField, frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import { claimFlowOf } from "#catalogue";
import type { Fact } from "#decisions";
import type { Locale } from "#kernel";
import { factsOf, findFacts } from "#people";
import type { FieldError, Reply } from "#web";
import {
  button,
  formControls,
  html,
  page,
  parseChoices,
  problem,
  redirect,
  question,
} from "#web";
import { claimEvent, claimEventId } from "../../claiming.ts";
import type { Entitlement } from "../../entitlements.ts";
import { entitlementsOf } from "../../entitlements.ts";
import { startClaim } from "../../queries/start-claim.ts";
import { amountText } from "../entitlement/entitlement-view.ts";
import { paths } from "../paths.ts";
import { recordTellingLook } from "../telling-look.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { findTrack, recordTrackLook } from "../track/find-track.ts";
import { findStraightOn } from "../track/straight-on-part.ts";

const words = {
  choose: {
    en: "What would you like to check and claim?",
    cy: "Beth hoffech chi ei wirio a gwneud cais amdano?",
  },
  hint: {
    en: "We ask only what these need and what we do not know yet.",
    cy: "Dim ond yr hyn sydd ei angen ar y rhain, ac nad ydym yn ei wybod eto, y byddwn yn ei ofyn.",
  },
  likely: {
    en: "From what we know you could get this",
    cy: "O’r hyn a wyddom gallech gael hyn",
  },
  ask: {
    en: "We need to ask you a few questions first",
    cy: "Mae angen i ni ofyn ychydig o gwestiynau yn gyntaf",
  },
  none: {
    en: "From what we know there is nothing more you could claim through us just now.",
    cy: "O’r hyn a wyddom nid oes dim mwy y gallech ei hawlio drwom ni ar hyn o bryd.",
  },
  enter: { en: "Choose at least one", cy: "Dewiswch o leiaf un" },
  start: { en: "Continue", cy: "Parhau" },
} as const;

/** What can be claimed here, and what was told already that goes into it. */
type Offer = {
  readonly offered: readonly Entitlement[];
  readonly found?: ReadonlyMap<string, Fact>;
  readonly backHref: string;
};
type FindOffer = (request: SubjectRequest) => Promise<Offer | undefined>;

/** Apply once: choose, answer each question once, claim all with the same answers; with nothing told before, or straight on from what was. */
export function applyRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const routes = (
    path: string,
    whose: "subject" | "owner",
    find: FindOffer,
  ): readonly TellingRoute[] =>
    pageRoutes(deps).subject(
      { whose },
      { action: "tell" },
      {
        [`GET ${path}`]: (_, request) => show(deps, request, find),
        [`POST ${path}`]: (_, request) => begin(deps, request, find),
      },
    );
  return [
    ...routes(paths.apply, "subject", async (request) => ({
      offered: await claimable(deps, request, deps.catalogues.inForce()),
      backHref: "/",
    })),
    ...routes(paths.straightOn(":reference"), "owner", (request) =>
      straightOn(deps, request),
    ),
  ];
}

/** What goes straight on from what was told; undefined for whoever did not tell it, or has no account to claim with. */
async function straightOn(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Offer | undefined> {
  const track = await findTrack(deps, request);
  if (!track || request.visitor.kind === "referenced") return undefined;
  const { reference } = track.track.notice;
  const { straightOn: open = [], found = new Map() } =
    (await findStraightOn(deps, request, track)) ?? {};
  await recordTrackLook(deps, request, track);
  const offered = open.filter(({ isSent }) => isSent);
  return { offered, found, backHref: paths.track(reference) };
}

/** Services that can be claimed where the person lives, that the rules do not exclude and that the person has not got. */
async function claimable(
  deps: TellingDeps,
  request: SubjectRequest,
  catalogue: Catalogue,
): Promise<readonly Entitlement[]> {
  const asOf = deps.clock.today();
  const book = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      await recordTellingLook(tx, deps, request, {
        event: claimEventId,
        concepts: ["person.benefits"],
      });
      return findFacts(tx, request.subject, asOf);
    },
  );
  return entitlementsOf(catalogue, {
    facts: factsOf(book),
    asOf,
    services: [...catalogue.services.values()]
      .filter(
        ({ id, groups }) =>
          groups.length > 0 && claimFlowOf(catalogue, id) !== undefined,
      )
      .map(({ id }) => id),
  }).filter(({ standing, isHeld }) => standing !== "does-not-apply" && !isHeld);
}

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
  find: FindOffer,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { locale } = request;
  const offer = await find(request);
  if (!offer) return problem("not-found");
  const { offered: found, backHref } = offer;
  const event = claimEvent(deps.catalogues.inForce());
  return page({
    ...frame(deps.site, request),
    title: event.name[locale],
    errors,
    backHref,
    content: html`<h1 class="govuk-heading-l">${event.name[locale]}</h1>
      <p class="govuk-body-l">${event.summary[locale]}</p>
      ${
        found.length === 0
          ? html`<p class="govuk-body">${words.none[locale]}</p>`
          : html`<form method="post" novalidate>
              ${csrfField(request.visitor)} ${choices(found, request, errors)}
              ${button({ text: words.start[locale] })}
            </form>`
      }`,
  });
}

const choices = (
  found: readonly Entitlement[],
  { locale, form }: SubjectRequest,
  errors: readonly FieldError[],
) =>
  formControls({ locale, values: form, errors }).checkboxes({
    name: "service",
    hint: words.hint[locale],
    fieldset: question(words.choose[locale]),
    items: found.map((one) => ({
      value: one.service.id,
      text: one.service.name[locale],
      hint: hintOf(one, locale),
    })),
  });

const hintOf = (
  { service, standing, amount }: Entitlement,
  locale: Locale,
): string =>
  [
    service.summary[locale],
    standing === "applies"
      ? [words.likely[locale], amountText(amount, locale)]
          .filter(Boolean)
          .join(": ")
      : words.ask[locale],
  ]
    .map((text) => text.replace(/[^.!?]$/, "$&."))
    .join(" ");

async function begin(
  deps: TellingDeps,
  request: SubjectRequest,
  find: FindOffer,
): Promise<Reply> {
  const catalogue = deps.catalogues.inForce();
  const offer = await find(request);
  if (!offer) return problem("not-found");
  const { offered, found } = offer;
  const chosen = parseChoices(
    request.form,
    { field: "service", enter: words.enter },
    { choices: offered.map(({ service }) => service.id), countMin: 1 },
  );
  if (chosen.kind === "failure") return show(deps, request, find, chosen.error);
  const { visitor } = request;
  const channel =
    visitor.kind === "staff" && visitor.serving
      ? visitor.serving.channel
      : "digital";
  const journey = await deps.database.transaction(contextOf(visitor), (tx) =>
    startClaim(tx, {
      owner: ownerOf(visitor) ?? "",
      customer: request.subject,
      catalogue: catalogue.hash,
      channel,
      services: chosen.value,
      ...(found ? { found } : {}),
    }),
  );
  return redirect(paths.journey(journey));
}
