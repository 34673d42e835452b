import assert from "node:assert/strict";
import { test } from "node:test";
import type { TrackedReceipt } from "#delivery";
import { standingAnswer, standingSince, stateOf } from "./body-state.ts";

const words = (en: string) => ({ en, cy: en });
const receipt = (
  id: string,
  status: TrackedReceipt["status"],
  more: Partial<TrackedReceipt> = {},
): TrackedReceipt => ({
  id,
  status,
  way: "later",
  receivedAt: "2026-11-30T10:00:00Z",
  ...more,
});
const decision = { outcome: "started", words: words("It starts.") } as const;
const decided = receipt("1", "acted", { decision });
const refused = receipt("2", "refused", { reason: words("Not ours.") });
const again = receipt("3", "accepted", { reason: words("We have it.") });
const kind = "told";

test("a refusal is shown with its own reason and no decision that came before or word that came after", () => {
  const answered = {
    state: "refused",
    kind,
    receipts: [decided, refused, again],
  } as const;
  assert.equal(stateOf(answered, "starts"), "refused");
  const { last, decision: shown } = standingAnswer(answered);
  assert.equal(shown, undefined);
  assert.equal(last?.reason?.en, "Not ours.");
  assert.equal(standingSince(answered, "starts"), "2");
});

test("what a body did after it refused is not shown with a decision from before", () => {
  const receipts = [decided, refused, receipt("4", "acted")];
  const { decision: shown } = standingAnswer({ state: "acted", receipts });
  assert.equal(shown, undefined);
});

test("a decision stands when the body says afterwards that it has what it was told", () => {
  const answered = {
    state: "acted",
    kind,
    receipts: [decided, again],
  } as const;
  assert.equal(stateOf(answered, "starts"), "decided");
  assert.equal(standingAnswer(answered).decision?.words.en, "It starts.");
  assert.equal(standingSince(answered, "starts"), "1");
});
