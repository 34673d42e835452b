import { contextOf } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { Notice, NoticeTrack } from "#notices";
import { findNotice, trackNotice } from "#notices";
import type { Context } from "#postgres";
import type { TellingDeps } from "../telling-deps.ts";

export type FoundTrack = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
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
  const context = contextFor(own, notice);
  const track = await deps.database.transaction(context, (tx) =>
    trackNotice(tx, reference),
  );
  if (!track) return undefined;
  const catalogue = await deps.catalogues.load(notice.catalogue);
  return { track, catalogue, context };
}

/** Whoever told of a death follows what each body does about the person who died. */
function contextFor(context: Context, notice: Notice): Context {
  if (context.kind !== "customer" && context.kind !== "staff") return context;
  return {
    ...context,
    customers: [...new Set([...context.customers, notice.subject])],
  };
}
