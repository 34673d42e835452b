import { contextOf } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { NoticeTrack } from "#notices";
import { findNotice, trackNotice } from "#notices";
import type { Context } from "#postgres";
import { withSubjects } from "../../with-subjects.ts";
import type { Sight } from "#people/pages";
import { isHidden, sightOf } from "#people/pages";
import { recordTellingLook } from "../telling-look.ts";
import type { TellingDeps } from "../telling-deps.ts";

export type FoundTrack = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
  readonly sight: Sight;
  readonly context: Context;
};

/** A notice that its subject or its teller may see, with every body's answer. */
export async function findTrack(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<FoundTrack | undefined> {
  const reference = request.params["reference"] ?? "";
  const own = contextOf(request.visitor);
  const notice = await deps.database.transaction(own, (tx) =>
    findNotice(tx, reference),
  );
  if (!notice) return undefined;
  const context = withSubjects(own, [notice.subject]);
  const { track, sight } = await deps.database.transaction(
    context,
    async (tx) => ({
      track: await trackNotice(tx, reference),
      sight: await sightOf(tx, request),
    }),
  );
  if (!track) return undefined;
  const catalogue = await deps.catalogues.load(notice.catalogue);
  return { track, catalogue, sight, context };
}

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
