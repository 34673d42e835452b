import { contextOf } from "#access";
import { askToSignInAgain, guards } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import type { FieldError, Reply } from "#web";
import { allOf, firstOf, problem, redirect } from "#web";
import { alertAbout } from "../../alert-about.ts";
import { isClaim } from "../../claiming.ts";
import { conceptsChanged, confirmTelling } from "../../confirm-telling.ts";
import type { Refusal } from "../../confirm-telling.ts";
import { correctingOf } from "../../correcting.ts";
import type { Telling } from "../../open-telling.ts";
import { holdNewAccount } from "../../new-account.ts";
import { openTelling } from "../../open-telling.ts";
import { previewFor } from "../../preview.ts";
import { findJourney } from "../../queries/find-journey.ts";
import { saveChoices } from "../../queries/save-choices.ts";
import { tellingContext } from "../../telling-context.ts";
import { accountCodeWords } from "../account-code/account-code-page.ts";
import { paths } from "../paths.ts";
import type { Sight } from "#people/pages";
import { actionOn, isHidden, sightOf } from "#people/pages";
import { recordTellingLook } from "../telling-look.ts";
import { nextPath } from "../question/question-routes.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { previewPage } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** The preview, its choices, and the one confirmation. */
export function previewRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const tell = guards(deps).subject;
  return [
    {
      method: "GET",
      path: paths.preview(":journey"),
      whose: "owner",
      handle: tell({ action: "tell" }, (request) => show(deps, request)),
    },
    {
      method: "POST",
      path: paths.preview(":journey"),
      whose: "owner",
      handle: tell({ action: "tell" }, (request) => saveThen(deps, request)),
    },
  ];
}

const journeyOf = (request: SubjectRequest): string =>
  request.params["journey"] ?? "";

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const context = contextOf(request.visitor);
  const opened = await deps.database.transaction(context, (tx) =>
    openToShow(tx, deps, request),
  );
  if (!opened) return problem("not-found");
  const { telling, sight } = opened;
  if (telling.journey.reference !== undefined)
    return redirect(paths.track(telling.journey.reference));
  const preview = previewFor(telling, request.visitor);
  const correcting =
    telling.journey.corrects === undefined
      ? undefined
      : await deps.database.transaction(context, (tx) =>
          correctingOf(tx, telling, preview),
        );
  return previewPage({
    site: deps.site,
    request,
    telling,
    sight,
    preview,
    errors,
    ...(correcting ? { correcting } : {}),
  });
}

/** Opens a journey to show its answers, and records that a helper or staff saw it. */
export async function openToShow(
  tx: Tx,
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<{ readonly telling: Telling; readonly sight: Sight } | undefined> {
  const telling = await openTelling(deps, tx, journeyOf(request));
  if (!telling) return undefined;
  const sight = await sightOf(tx, request);
  const { catalogue, facts, event } = telling;
  const seen = [...facts.keys()].filter((name) => {
    const concept = catalogue.concepts.get(name);
    return concept && !isHidden(sight, concept);
  });
  await recordTellingLook(tx, deps, request, {
    event: event.id,
    concepts: seen,
  });
  return { telling, sight };
}

const choicesOf = ({ form }: SubjectRequest) => ({
  optOuts: allOf(form, "optOut"),
  optIns: allOf(form, "optIn"),
  claims: allOf(form, "claim"),
});

/** Keeps the choices ticked on the page; then confirms when that was asked for. */
async function saveThen(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const journey = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      const found = await findJourney(tx, journeyOf(request));
      if (found) await saveChoices(tx, found.id, choicesOf(request));
      return found;
    },
  );
  if (journey === undefined) return problem("not-found");
  return firstOf(request.form, "do") === "confirm"
    ? confirmOnce(deps, request)
    : redirect(paths.preview(journeyOf(request)));
}

/** Confirms a journey, or goes on to the page where it stands. */
export async function confirmOnce(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const context = contextOf(request.visitor);
  const opened = await deps.database.transaction(context, (tx) =>
    openTelling(deps, tx, journeyOf(request)),
  );
  if (!opened) return problem("not-found");
  if (opened.journey.reference !== undefined)
    return redirect(paths.track(opened.journey.reference));
  const { corrects, claims } = opened.journey;
  if (isClaim(opened) && corrects === undefined && claims.length === 0)
    return show(deps, request, [{ field: "claim", message: words.enterClaim }]);
  const again = await askAgainFor(deps, request, opened);
  if (again) return again;
  const held = await deps.database.transaction(context, (tx) =>
    holdNewAccount(tx, opened, deps.clock.now()),
  );
  if (held.kind === "failure")
    return show(deps, request, [
      { field: "do", message: accountCodeWords.unreachable },
    ]);
  if (held.value === "waits")
    return redirect(paths.accountCode(opened.journey.id));
  const outcome = await deps.database.transaction(context, async (tx) => {
    const confirmed = await confirmTelling({
      tx,
      telling: opened,
      visitor: request.visitor,
      at: deps.clock.now(),
    });
    if (confirmed.kind === "ok" && confirmed.value.kind !== "repeated")
      await inContext(tx, tellingContext, () =>
        alertAbout(tx, opened, deps.clock.now()),
      );
    return confirmed;
  });
  return outcome.kind === "ok"
    ? redirect(paths.track(outcome.value.reference))
    : refused(deps, request, opened, outcome.error);
}

/** Telling what changes money, identity or a way to be reached asks for a fresh sign-in, like changing the fact itself. */
async function askAgainFor(
  deps: TellingDeps,
  request: SubjectRequest,
  telling: Telling,
): Promise<Reply | undefined> {
  for (const concept of conceptsChanged(telling)) {
    const action = actionOn(telling.catalogue.concepts.get(concept));
    const again = await askToSignInAgain(deps, request, action);
    if (again) return again;
  }
  return undefined;
}

function refused(
  deps: TellingDeps,
  request: SubjectRequest,
  telling: Telling,
  refusal: Refusal,
): Promise<Reply> | Reply {
  switch (refusal.kind) {
    case "unanswered":
      return redirect(nextPath(telling));
    case "not-allowed":
      return show(deps, request, [{ field: "do", message: words.notCovered }]);
    case "token-reused":
      return redirect(paths.track(refusal.reference));
    case "hiding-changed":
      return show(deps, request, [
        { field: "do", message: words.hidingChanged },
      ]);
    case "not-standing":
      return show(deps, request, [
        { field: "do", message: words.changedMeanwhile },
      ]);
  }
}
