import type { Outcome } from "#access/pages";
import { go, isOutcome, notFound } from "#access/pages";
import type { Words } from "#kernel";
import { lockHappenings } from "#notices";
import type { Tx } from "#postgres";
import type { FieldsOf, Given } from "#web";
import { unseenField, unseenList } from "#web";
import { isClaim } from "../../claiming.ts";
import type { Refusal } from "../../confirm-telling.ts";
import {
  conceptsChanged,
  confirmTelling,
  recordsAnything,
} from "../../confirm-telling.ts";
import { findCorrected } from "../../correcting.ts";
import { holdTold } from "../../carried.ts";
import { holdNewAccount } from "../../new-account.ts";
import type { Telling } from "../../open-telling.ts";
import { openTelling } from "../../open-telling.ts";
import { previewFor, toldBy } from "../../preview.ts";
import type { ChangedSince, Previewed } from "../../previewed.ts";
import { changedSince, previewedOf } from "../../previewed.ts";
import { keepPreviewed, lockJourney } from "../../queries/lock-journey.ts";
import { saveChoices } from "../../queries/save-choices.ts";
import { accountCodeWords } from "../account-code/account-code-words.ts";
import { signInToChange } from "../may-answer.ts";
import { paths } from "../paths.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { journeyOf, openUnconfirmed } from "./open-to-show.ts";
import { previewWords as words } from "./preview-words.ts";

/** Whom they leave out, add and claim from. */
export const choiceFields = {
  optOut: unseenList(),
  optIn: unseenList(),
  claim: unseenList(),
};
/** The choices with what they saw. */
export const agreedFields = {
  ...choiceFields,
  version: unseenField(),
  seen: unseenList(),
};
type Sent<Fields> =
  Fields extends FieldsOf<infer Values> ? Given<Values> : never;

export const choicesOf = (sent: Sent<typeof choiceFields>) => ({
  optOuts: sent.optOut,
  optIns: sent.optIn,
  claims: sent.claim,
});

/** What the person saw and chose; without it, what they saw before they waited for a code. */
type Agreed = {
  readonly seen: Previewed;
  readonly choices: ReturnType<typeof choicesOf>;
};

export const agreedIn = (sent: Sent<typeof agreedFields>): Agreed => ({
  seen: { version: Number(sent.version), marks: sent.seen },
  choices: choicesOf(sent),
});

type Unconfirmed =
  | Refusal
  | { readonly kind: "gone" }
  | { readonly kind: "no-claim" }
  | { readonly kind: "nobody" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "waits" }
  | {
      readonly kind: "changed";
      readonly changed: readonly ChangedSince[];
    };
type Confirmation =
  Unconfirmed | { readonly kind: "confirmed"; readonly reference: string };

/** Why the preview comes again: at which control, in which words. */
export const refusedWords = {
  changed: { field: "do", message: words.changedSince },
  "no-claim": { field: "claim", message: words.enterClaim },
  nobody: { field: "do", message: words.nobodyChosen },
  unreachable: { field: "do", message: accountCodeWords.unreachable },
  "not-allowed": { field: "do", message: words.notCovered },
  "told-by-another": { field: "do", message: words.toldByAnother },
  "claims-refused": { field: "do", message: words.claimsRefused },
  "hiding-changed": { field: "do", message: words.hidingChanged },
  "not-standing": { field: "do", message: words.changedMeanwhile },
} as const satisfies Partial<
  Record<
    Unconfirmed["kind"],
    { readonly field: string; readonly message: Words }
  >
>;
type ComesAgain = {
  readonly kind: keyof typeof refusedWords;
  readonly changed?: readonly ChangedSince[];
};

/** Confirms a journey; or leads to the page where it stands; or says why the preview comes again. */
export async function confirmOnce(
  tx: Tx,
  visit: TellingVisit,
  agreed?: Agreed,
): Promise<Outcome | ComesAgain> {
  const opened = await openUnconfirmed(tx, visit);
  if (isOutcome(opened)) return opened;
  const concepts = conceptsChanged(opened);
  const anew = signInToChange(visit, opened.catalogue, concepts);
  if (anew) return anew;
  const outcome = await confirmSeen(tx, visit, agreed);
  switch (outcome.kind) {
    case "gone":
      return notFound;
    case "waits":
      return go(paths.accountCode(journeyOf(visit)));
    case "unanswered":
      return go(paths.journey(journeyOf(visit)));
    case "confirmed":
    case "token-reused":
      return go(paths.track(outcome.reference));
    default:
      return outcome;
  }
}

/** Confirms what was seen and nothing else: under the row's lock no answer of another tab comes between. */
async function confirmSeen(
  tx: Tx,
  visit: TellingVisit,
  agreed: Agreed | undefined,
): Promise<Confirmation> {
  const { deps } = visit;
  const id = journeyOf(visit);
  const locked = await lockJourney(tx, id);
  await holdTold(tx, locked?.goes_on_from ?? null);
  const opened = locked && (await openTelling(deps, tx, id));
  if (!opened) return { kind: "gone" };
  const { reference } = opened.journey;
  if (reference !== undefined) return { kind: "confirmed", reference };
  const seen = agreed?.seen ?? locked.previewed ?? undefined;
  const preview = previewFor(opened, visit.visitor);
  const corrects = await correctedBy(tx, opened);
  const changed = changedSince(opened, preview, { seen, corrects });
  if (agreed) await saveChoices(tx, id, agreed.choices);
  if (changed) return { kind: "changed", changed };
  const telling = agreed ? await openTelling(deps, tx, id) : opened;
  return telling ? confirmOpened(tx, visit, telling) : { kind: "gone" };
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
  { visitor, locale, now: at }: TellingVisit,
  telling: Telling,
): Promise<Confirmation> {
  const { id, corrects, claims } = telling.journey;
  if (isClaim(telling) && corrects === undefined && claims.length === 0)
    return { kind: "no-claim" };
  const preview = previewFor(telling, visitor);
  const corrected = await correctedBy(tx, telling);
  const tellsNobody = toldBy(preview).every(({ optedOut }) => optedOut);
  if (corrected === undefined && tellsNobody && !recordsAnything(telling))
    return { kind: "nobody" };
  const held = await holdNewAccount(tx, telling, at);
  if (held.kind === "failure") return { kind: "unreachable" };
  if (held.value === "waits") {
    const previewed = previewedOf(telling, preview, corrected);
    await keepPreviewed(tx, id, previewed);
    return { kind: "waits" };
  }
  const confirming = { tx, telling, visitor, at, locale, preview };
  const confirmed = await confirmTelling(confirming);
  if (confirmed.kind === "failure") return confirmed.error;
  return { kind: "confirmed", reference: confirmed.value.reference };
}
