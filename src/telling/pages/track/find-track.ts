import { contextOf, findHelperNames, reachesEvent } from "#access";
import type { Visitor } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { consequencesOf } from "#notices";
import type { Notice, NoticeTrack, NotTold, TrackedBody } from "#notices";
import { hidesAddress } from "#people";
import { asRead } from "../../as-read.ts";
import { findEvent } from "../../claiming.ts";
import { concernedIn } from "../../journey.ts";
import type { Context } from "#postgres";
import type { HowAnswered } from "../../messages/write-to.ts";
import { howAnswered } from "../../messages/write-to.ts";
import { trackOf } from "../../track-of.ts";
import type { Sight } from "#people/pages";
import { isHidden } from "#people/pages";
import { sightOfTelling } from "../sight-of-telling.ts";
import { recordTellingLook } from "../telling-look.ts";
import type { TellingDeps } from "../telling-deps.ts";

export type FoundTrack = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
  readonly sight: Sight;
  readonly context: Context;
  /** False for the person it is about, who may take it back and reads nobody's answers. */
  readonly isTellers: boolean;
  /** What concerned bodies that could not be told, as far as what was told says. */
  readonly notJoined: readonly NotTold[];
  /** What is left to them, so that a hidden address is not given away, and was never sent. */
  readonly byPhone: readonly NotTold[];
  readonly addressHidden: boolean;
  /** Who told it under a mandate, for whoever may see that mandate. */
  readonly helper?: string;
  /** How whoever told without an account is answered. */
  readonly answered?: HowAnswered;
};

/** A notice that whoever told it, or the person it is about, may see, with every body's answer. */
export async function findTrack(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<FoundTrack | undefined> {
  const reference = request.params["reference"] ?? "";
  const context = contextOf(request.visitor);
  const found = await deps.database.transaction(context, async (tx) => {
    const track = await trackOf(tx, reference);
    return (
      track && {
        told: track,
        sight: await sightOfTelling(tx, request, track.notice),
        addressHidden: await hidesAddress(tx, concernedBy(track.notice)),
        helper: (await findHelperNames(tx, [track.notice.owner]))
          .values()
          .next().value,
        answered: await howAnswered(tx, deps.catalogues, track.notice),
      }
    );
  });
  if (!found) return undefined;
  const { told, sight, addressHidden, helper, answered } = found;
  if (!reachesEvent(request.visitor, told.notice.lifeEvent)) return undefined;
  const kept = await deps.catalogues.load(told.notice.catalogue);
  const facts = factsIn(told.notice);
  const { catalogue, event } = asRead(
    { catalogue: kept, event: findEvent(kept, told.notice.lifeEvent) },
    facts,
  );
  const isTellers = isToldBy(told.notice, context);
  const track = isTellers ? told : { ...told, bodies: told.bodies.map(bare) };
  const { notJoined = [], byPhone = [] } =
    event && isTellers
      ? consequencesOf(catalogue, event, {
          facts,
          asOf: deps.clock.today(),
          optOuts: new Set(),
          addressHidden,
        })
      : {};
  return {
    track,
    catalogue,
    sight,
    context,
    isTellers,
    notJoined,
    byPhone: byPhone.filter((left) => !wasSent(told, left)),
    addressHidden,
    ...(helper === undefined ? {} : { helper }),
    ...(isTellers && answered ? { answered } : {}),
  };
}

/** The same whose address the preview asked after. */
const concernedBy = ({ customer, subject }: Notice) =>
  concernedIn({ customer: customer ?? undefined, subject });

const wasSent = (
  { bodies }: NoticeTrack,
  { flow, organisation }: NotTold,
): boolean =>
  bodies.some(
    (one) => one.flow === flow.id && one.organisation === organisation.id,
  );

/** Who was told and how it stands, without what a body answered to whoever told. */
export const bare = ({
  reason: _reason,
  asks: _asks,
  decision: _decision,
  estimate: _estimate,
  ...body
}: TrackedBody): TrackedBody => ({ ...body, estimate: null, history: [] });

/** Told by this visitor or in the name of whom they see; else they see it because it is about them. */
export const isToldBy = (
  { owner, customer }: Notice,
  context: Context,
): boolean =>
  "customers" in context &&
  ((owner !== null && owner === context.owner) ||
    (customer !== null && context.customers.includes(customer)));

/** The person it is about, by themselves or served by staff. */
export const isSubject = (
  visitor: Visitor,
  { subject }: Pick<Notice, "subject">,
): boolean =>
  visitor.kind === "staff"
    ? visitor.serving?.customer === subject
    : visitor.kind === "customer" &&
      !visitor.actingFor &&
      visitor.customer === subject;

const factsIn = ({ facts }: Notice): Facts =>
  new Map(
    Object.entries(facts).map(([concept, value]) => [
      concept,
      { kind: "known", value: value as FactValue },
    ]),
  );

/** Records that a helper or staff saw a notice; the live part of its page is the same look. */
export const recordTrackLook = (
  deps: TellingDeps,
  request: SubjectRequest,
  { track, catalogue, sight, context }: FoundTrack,
): Promise<void> => {
  const told = new Set(track.bodies.flatMap(({ fields }) => fields));
  return deps.database.transaction(context, (tx) =>
    recordTellingLook(tx, deps, request, {
      event: track.notice.lifeEvent,
      concepts: [...told].filter((name) => {
        const concept = catalogue.concepts.get(name);
        return concept && !isHidden(sight, concept);
      }),
    }),
  );
};
