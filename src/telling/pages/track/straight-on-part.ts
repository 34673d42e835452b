import { subjectOf } from "#access";
import { findFlowsTold, isOpen } from "#notices";
import { factsOf, findFacts } from "#people";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { bullets, button, html, link, paragraph } from "#web";
import type { Carried } from "../../carried.ts";
import { carriedFrom } from "../../carried.ts";
import { mayClaim } from "../../covers-event.ts";
import type { StraightOn } from "../../straight-on.ts";
import { straightOnOf } from "../../straight-on.ts";
import { paths } from "../paths.ts";
import { straightOnWords as words } from "../straight-on-words.ts";
import type { TellingVisit } from "../telling-deps.ts";
import type { FoundTrack } from "./find-track.ts";
import type { Shown } from "./track-page.ts";

/** What whoever told can claim straight on from it today; nothing for anybody else, and nothing once it was taken back. */
export async function findStraightOn(
  tx: Tx,
  { deps, visitor, today: asOf }: TellingVisit,
  { track: { notice, bodies }, isTellers, addressHidden }: FoundTrack,
): Promise<
  | {
      readonly straightOn: readonly StraightOn[];
      readonly carried: Carried;
    }
  | undefined
> {
  const catalogue = deps.catalogues.inForce();
  const event = catalogue.lifeEvents.get(notice.lifeEvent);
  const { customer } = notice;
  const isTheirs =
    isTellers &&
    (visitor.kind === "referenced" ||
      (mayClaim(visitor) && subjectOf(visitor) === customer));
  if (!event || !isTheirs || !isOpen(notice)) return undefined;
  const known =
    customer === null
      ? new Map()
      : factsOf(await findFacts(tx, customer, asOf));
  const told =
    customer === null
      ? []
      : await findFlowsTold(tx, customer, notice.confirmedAt);
  const carried = carriedFrom(catalogue, event, notice, known);
  const sent = bodies.filter(({ state }) => state !== "not-told");
  const flows = [...told, ...sent.map(({ flow }) => flow)];
  return {
    carried,
    straightOn: straightOnOf(catalogue, event, {
      facts: new Map([...known, ...carried.found, ...carried.answers]),
      asOf,
      optOuts: new Set(),
      addressHidden,
      claimed: new Set(
        flows.flatMap((id) => catalogue.flows.get(id)?.effect.service ?? []),
      ),
    }),
  };
}

/** The claims that go straight on, with the way there. */
export function straightOnPart({
  straightOn = [],
  request: { locale, visitor },
  track: { notice },
}: Shown): Html | false {
  return (
    straightOn.length > 0 &&
    html`<h2 class="govuk-heading-m">${words.heading[locale]}</h2>
      ${bullets(
        straightOn.map(({ service: { name, apply }, isSent }) =>
          isSent
            ? name[locale]
            : html`${link(apply.page ?? paths.apply, name[locale])}.
              ${words.yourself[locale]}`,
        ),
      )}
      ${
        straightOn.some(({ isSent }) => isSent) &&
        (visitor.kind === "referenced"
          ? paragraph(link("/sign-in?return=%2Fapply", words.signIn[locale]))
          : button({
              text: words.start[locale],
              href: paths.straightOn(notice.reference),
            }))
      }`
  );
}
