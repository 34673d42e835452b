import { contextOf, reachesEvent } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { Notice, NoticeTrack, TrackedBody } from "#notices";
import type { Context } from "#postgres";
import { trackOf } from "../../track-of.ts";
import type { Sight } from "#people/pages";
import { isHidden, sightOf } from "#people/pages";
import { recordTellingLook } from "../telling-look.ts";
import type { TellingDeps } from "../telling-deps.ts";

export type FoundTrack = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
  readonly sight: Sight;
  readonly context: Context;
  /** False for the person it is about, who may take it back and reads nobody's answers. */
  readonly isTellers: boolean;
};

/** A notice that whoever told it, or the person it is about, may see, with every body's answer. */
export async function findTrack(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<FoundTrack | undefined> {
  const reference = request.params["reference"] ?? "";
  const context = contextOf(request.visitor);
  const found = await deps.database.transaction(context, async (tx) => ({
    track: await trackOf(tx, reference),
    sight: await sightOf(tx, request),
  }));
  if (!found.track) return undefined;
  const { track: told, sight } = found;
  if (!reachesEvent(request.visitor, told.notice.lifeEvent)) return undefined;
  const catalogue = await deps.catalogues.load(told.notice.catalogue);
  const isTellers = isToldBy(told.notice, context);
  const track = isTellers ? told : { ...told, bodies: told.bodies.map(bare) };
  return { track, catalogue, sight, context, isTellers };
}

/** Who was told and how it stands, without what a body answered to whoever told. */
const bare = ({
  reason: _reason,
  asks: _asks,
  decision: _decision,
  estimate: _estimate,
  ...body
}: TrackedBody): TrackedBody => ({ ...body, estimate: null, history: [] });

/** Told by this visitor or in the name of whom they see; else they see it because it is about them. */
const isToldBy = ({ owner, customer }: Notice, context: Context): boolean =>
  "customers" in context &&
  ((owner !== null && owner === context.owner) ||
    (customer !== null && context.customers.includes(customer)));

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
