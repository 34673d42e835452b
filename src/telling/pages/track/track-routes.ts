import { pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import { isSettled } from "#notices";
import type { NoticeTrack } from "#notices";
import type { Reply } from "#web";
import { fragment, nothingMore, problem } from "#web";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { findTrack, recordTrackLook } from "./find-track.ts";
import { findStraightOn } from "./straight-on-part.ts";
import { bodiesNow, trackPage } from "./track-page.ts";

/** A notice and its live part. */
export const trackRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.track(":reference")}`]: show,
      [`GET ${paths.track(":reference")}/live`]: live,
    },
  );

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found) return problem("not-found");
  await recordTrackLook(deps, request, found);
  const further = await findStraightOn(deps, request, found);
  return trackPage({ site: deps.site, request, ...found, ...further });
}

async function live(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const found = await findTrack(deps, request);
  if (!found || isOver(found.track, deps.clock.now())) return nothingMore;
  return fragment(bodiesNow({ site: deps.site, request, ...found }));
}

const recentlyMs = 30_000;
/** Nothing more comes when every body has acted or refused; a moment is left to show the last answer. */
function isOver({ bodies }: NoticeTrack, now: Date): boolean {
  const last = Math.max(
    0,
    ...bodies.flatMap(({ history }) =>
      history.map(({ receivedAt }) => Date.parse(receivedAt)),
    ),
  );
  return (
    bodies.every(({ state }) => isSettled(state)) &&
    now.getTime() - last > recentlyMs
  );
}
