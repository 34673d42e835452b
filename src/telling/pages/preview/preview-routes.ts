import { contextOf } from "#access";
import { pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Words } from "#kernel";
import { lockHappenings } from "#notices";
import type { Tx } from "#postgres";
import type { FieldError, Reply } from "#web";
import { allOf, firstOf, problem, redirect } from "#web";
import { isClaim } from "../../claiming.ts";
import { conceptsChanged, confirmTelling } from "../../confirm-telling.ts";
import type { Refusal } from "../../confirm-telling.ts";
import { correctingOf, findCorrected } from "../../correcting.ts";
import type { Telling } from "../../open-telling.ts";
import { holdNewAccount } from "../../new-account.ts";
import { openTelling } from "../../open-telling.ts";
import { changedSince, previewedOf } from "../../previewed.ts";
import type { ChangedSince, Previewed } from "../../previewed.ts";
import { previewFor } from "../../preview.ts";
import { findJourney } from "../../queries/find-journey.ts";
import { keepPreviewed, lockJourney } from "../../queries/lock-journey.ts";
import { saveChoices } from "../../queries/save-choices.ts";
import { askAgainToChange } from "../ask-again.ts";
import { accountCodeWords } from "../account-code/account-code-page.ts";
import { paths } from "../paths.ts";
import type { Sight } from "#people/pages";
import { isHidden } from "#people/pages";
import { sightOfTelling } from "../sight-of-telling.ts";
import { recordTellingLook } from "../telling-look.ts";
import { toldAlready } from "../told-already.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { previewPage } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** The preview, its choices, and the one confirmation. */
export const previewRoutes = (deps: TellingDeps): readonly TellingRoute[] =>
  pageRoutes(deps).subject(
    { whose: "owner" },
    { action: "tell" },
    {
      [`GET ${paths.preview(":journey")}`]: show,
      [`POST ${paths.preview(":journey")}`]: saveThen,
    },
  );

const journeyOf = (request: SubjectRequest): string =>
  request.params["journey"] ?? "";

async function show(
  deps: TellingDeps,
  request: SubjectRequest,
  errors: readonly FieldError[] = [],
  changed: readonly ChangedSince[] = [],
): Promise<Reply> {
  const shown = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      const opened = await openToShow(tx, deps, request);
      const { reference } = opened?.telling.journey ?? {};
      if (!opened || reference !== undefined) return reference;
      return { ...opened, ...(await whatChanges(tx, opened, request)) };
    },
  );
  if (shown === undefined) return problem("not-found");
  if (typeof shown === "string") return redirect(paths.track(shown));
  return previewPage({ site: deps.site, request, ...shown, errors, changed });
}

/** What confirming would do, and what it would correct. */
async function whatChanges(
  tx: Tx,
  { telling }: { readonly telling: Telling },
  { visitor }: SubjectRequest,
) {
  const preview = previewFor(telling, visitor);
  const notice = await findCorrected(tx, telling);
  return {
    preview,
    already: await toldAlready(tx, telling, notice),
    ...(notice
      ? { correcting: await correctingOf(tx, telling, preview, notice) }
      : {}),
  };
}

/** Opens a journey to show its answers, and records that a helper or staff saw it. */
export async function openToShow(
  tx: Tx,
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<{ readonly telling: Telling; readonly sight: Sight } | undefined> {
  const telling = await openTelling(deps, tx, journeyOf(request));
  if (!telling) return undefined;
  const sight = await sightOfTelling(tx, request, telling.journey);
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

/** Keeps the choices ticked on the page; or confirms exactly what the page showed, with them. */
async function saveThen(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const act = firstOf(request.form, "do");
  if (act === "confirm")
    return confirmOnce(deps, request, {
      seen: previewedIn(request),
      choices: choicesOf(request),
    });
  if (act !== "save") return problem("unknown-act");
  const found = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      const journey = await findJourney(tx, journeyOf(request));
      if (journey) await saveChoices(tx, journey.id, choicesOf(request));
      return journey;
    },
  );
  if (found === undefined) return problem("not-found");
  return redirect(paths.preview(found.id));
}

const previewedIn = ({ form }: SubjectRequest): Previewed => ({
  version: Number(firstOf(form, "version")),
  marks: allOf(form, "seen"),
});

/** What the person saw and chose; without it, what they saw before they waited for a code. */
type Agreed = {
  readonly seen: Previewed;
  readonly choices: ReturnType<typeof choicesOf>;
};

/** Confirms a journey, or goes on to the page where it stands. */
export async function confirmOnce(
  deps: TellingDeps,
  request: SubjectRequest,
  agreed?: Agreed,
): Promise<Reply> {
  const context = contextOf(request.visitor);
  const opened = await deps.database.transaction(context, (tx) =>
    openTelling(deps, tx, journeyOf(request)),
  );
  if (!opened) return problem("not-found");
  if (opened.journey.reference !== undefined)
    return redirect(paths.track(opened.journey.reference));
  const again = await askAgainToChange(
    deps,
    request,
    opened.catalogue,
    conceptsChanged(opened),
  );
  if (again) return again;
  const outcome = await deps.database.transaction(context, (tx) =>
    confirmSeen(tx, deps, request, agreed),
  );
  return outcome.kind === "confirmed"
    ? redirect(paths.track(outcome.reference))
    : refused(deps, request, outcome);
}

type Unconfirmed =
  | Refusal
  | { readonly kind: "gone" | "no-claim" | "unreachable" | "waits" }
  | {
      readonly kind: "changed";
      readonly changed: readonly ChangedSince[];
    };

/** Confirms what was seen and nothing else: under the row's lock no answer of another tab comes between. */
async function confirmSeen(
  tx: Tx,
  deps: TellingDeps,
  request: SubjectRequest,
  agreed: Agreed | undefined,
): Promise<
  Unconfirmed | { readonly kind: "confirmed"; readonly reference: string }
> {
  const id = journeyOf(request);
  const locked = await lockJourney(tx, id);
  const opened = locked && (await openTelling(deps, tx, id));
  if (!opened) return { kind: "gone" };
  const { reference } = opened.journey;
  if (reference !== undefined) return { kind: "confirmed", reference };
  const seen = agreed?.seen ?? locked.previewed ?? undefined;
  const preview = previewFor(opened, request.visitor);
  const corrects = await correctedBy(tx, opened);
  const changed = changedSince(opened, preview, { seen, corrects });
  if (agreed) await saveChoices(tx, id, agreed.choices);
  if (changed) return { kind: "changed", changed };
  const telling = agreed ? await openTelling(deps, tx, id) : opened;
  return telling ? confirmOpened(tx, deps, request, telling) : { kind: "gone" };
}

/** What confirming corrects, which nobody can tell or take back before this transaction ends. */
async function correctedBy(
  tx: Tx,
  telling: Telling,
): Promise<string | undefined> {
  await lockHappenings(tx, telling.journey.subject, telling.event.id);
  return (await findCorrected(tx, telling))?.reference;
}

async function confirmOpened(
  tx: Tx,
  deps: TellingDeps,
  { visitor, locale }: SubjectRequest,
  telling: Telling,
): ReturnType<typeof confirmSeen> {
  const { id, corrects, claims } = telling.journey;
  const at = deps.clock.now();
  if (isClaim(telling) && corrects === undefined && claims.length === 0)
    return { kind: "no-claim" };
  const held = await holdNewAccount(tx, telling, at);
  if (held.kind === "failure") return { kind: "unreachable" };
  if (held.value === "waits") {
    const corrects = await correctedBy(tx, telling);
    const preview = previewFor(telling, visitor);
    const previewed = previewedOf(telling, preview, corrects);
    await keepPreviewed(tx, id, previewed);
    return { kind: "waits" };
  }
  const confirmed = await confirmTelling({ tx, telling, visitor, at, locale });
  if (confirmed.kind === "failure") return confirmed.error;
  return { kind: "confirmed", reference: confirmed.value.reference };
}

async function refused(
  deps: TellingDeps,
  request: SubjectRequest,
  refusal: Unconfirmed,
): Promise<Reply> {
  const say = (field: string, message: Words) =>
    show(deps, request, [{ field, message }]);
  switch (refusal.kind) {
    case "gone":
      return problem("not-found");
    case "changed":
      return show(
        deps,
        request,
        [{ field: "do", message: words.changedSince }],
        refusal.changed,
      );
    case "waits":
      return redirect(paths.accountCode(journeyOf(request)));
    case "no-claim":
      return say("claim", words.enterClaim);
    case "unreachable":
      return say("do", accountCodeWords.unreachable);
    case "unanswered":
      return redirect(paths.journey(journeyOf(request)));
    case "not-allowed":
      return say("do", words.notCovered);
    case "token-reused":
      return redirect(paths.track(refusal.reference));
    case "hiding-changed":
      return show(deps, request, [
        { field: "do", message: words.hidingChanged },
      ]);
    case "not-standing":
      return say("do", words.changedMeanwhile);
  }
}
