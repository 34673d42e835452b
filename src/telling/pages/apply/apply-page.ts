import { ownerOf } from "#access";
import { act, go, isOutcome, notFound } from "#access/pages";
import { claimFlowOf } from "#catalogue";
import type { Locale } from "#kernel";
import { sayEach, say } from "#kernel";
import { factsOf, findFacts } from "#people";
import { recordVisitorLook } from "#people/pages";
import type { Tx } from "#postgres";
import { button, choicesField, html, paragraph } from "#web";
import type { Carried } from "../../carried.ts";
import { carriedFromGuest } from "../../carried.ts";
import { claimEvent, claimEventId } from "../../claiming.ts";
import type { Entitlement } from "../../entitlements.ts";
import { offersTo } from "../../entitlements.ts";
import { channelOf } from "../../journey.ts";
import { carryInto } from "../../queries/find-journey.ts";
import { saveChoices } from "../../queries/save-choices.ts";
import { startJourney } from "../../queries/start-journey.ts";
import { amountText } from "../entitlement/entitlement-view.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import { seeTrack } from "../track/find-track.ts";
import { findStraightOn } from "../track/straight-on-part.ts";

const words = sayEach({
  likely: "From what we know you could get this",
  ask: "We need to ask you a few questions first",
  none: "From what we know there is nothing more you could claim through us just now.",
  start: "Continue",
});

/** What can be claimed here, and what was told already that goes into it. */
type Offer = {
  readonly offered: readonly Entitlement[];
  readonly carried: Carried | undefined;
  readonly backHref: string;
};
type FindOffer = (
  tx: Tx,
  visit: TellingVisit,
) => Promise<Offer | typeof notFound>;

/** What the person could claim, and whatever else the home page says they may get: that is found out here, whether or not its claim can be sent. */
const claimable: FindOffer = async (tx, visit) => {
  const { deps, visitor, subject, today: asOf } = visit;
  const catalogue = deps.catalogues.inForce();
  await recordVisitorLook(tx, visit, ["person.benefits"], claimEventId);
  const held = factsOf(await findFacts(tx, subject, asOf));
  const carried =
    visitor.kind === "customer"
      ? await carriedFromGuest(tx, visitor, { catalogue, asOf, held })
      : undefined;
  const facts = new Map([
    ...held,
    ...(carried?.found ?? []),
    ...(carried?.answers ?? []),
  ]);
  const offered = offersTo(catalogue, { facts, asOf }).filter(
    ({ standing, service }) =>
      standing === "not-known" ||
      claimFlowOf(catalogue, service.id) !== undefined,
  );
  return { offered, carried, backHref: "/" };
};

/** What goes straight on from what was told; nothing for whoever did not tell it, or has no account to claim with. */
const straightOn: FindOffer = async (tx, visit) => {
  if (visit.visitor.kind === "referenced") return notFound;
  const seen = await seeTrack(tx, visit);
  if (isOutcome(seen)) return seen;
  const { straightOn: open = [], carried } =
    (await findStraightOn(tx, visit, seen)) ?? {};
  const { reference } = seen.track.notice;
  const offered = open.filter(({ isSent }) => isSent);
  return { offered, carried, backHref: paths.track(reference) };
};

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

const asks = ({ locale }: TellingVisit, { offered }: Offer) => ({
  service: choicesField({
    ask: say("What would you like to check and claim?"),
    hint: say("We ask only what these need and what we do not know yet."),
    enter: say("Choose at least one"),
    countMin: 1,
    items: offered.map((one) => ({
      value: one.service.id,
      text: one.service.name,
      hint: hintOf(one, locale),
    })),
  }),
});

/** Apply once: choose, answer each question once, claim all with the same answers; with nothing told before, or straight on from what was. */
const claimPage = (path: string, whose: "subject" | "owner", find: FindOffer) =>
  pages.subject({
    path,
    whose,
    may: "tell",
    read: find,
    asks,
    show: ({ offered, backHref }, { deps, locale, asked, post }) => {
      const { name, summary } = claimEvent(deps.catalogues.inForce());
      const form = html`${asked} ${button({ text: words.start[locale] })}`;
      return {
        title: name[locale],
        backHref,
        content: html`<p class="govuk-body-l">${summary[locale]}</p>
          ${offered.length > 0 ? post(form) : paragraph(words.none[locale])}`,
      };
    },
    acts: [
      act({
        name: "begin",
        read: find,
        fields: asks,
        run: async (tx, visit, { service: claims }, { carried }) => {
          const journey = await startJourney(tx, {
            owner: ownerOf(visit.visitor) ?? "",
            customer: visit.subject,
            subject: visit.subject,
            event: claimEventId,
            catalogue: visit.deps.catalogues.inForce().hash,
            channel: channelOf(visit.visitor),
            found: new Map(),
          });
          await saveChoices(tx, journey.id, { ...journey, claims });
          // Another happening than before: what was known and answered was about that one.
          if (carried && carried.from !== journey.goesOnFrom)
            await carryInto(tx, journey.id, carried, { adds: false });
          return go(paths.journey(journey.id));
        },
      }),
    ],
  });

export const applyPage = claimPage(paths.apply, "subject", claimable);
export const straightOnPage = claimPage(
  paths.straightOn(":reference"),
  "owner",
  straightOn,
);
