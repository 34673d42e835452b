import assert from "node:assert/strict";
import { test } from "node:test";
import type { TrackedDelivery } from "#delivery";
import { stateWords } from "../../state-words.ts";
import type { Decision, Entries } from "./testing/entries.ts";
import {
  answer,
  base,
  consequence,
  decided,
  delivery,
  heldBy,
  mainOf,
  otherReader,
  pack,
  plainText,
  said,
  textOf,
  withAnswer,
  withDelivery,
  withFlow,
  withNotice,
} from "./testing/entries.ts";
import { trackWords } from "./track-words.ts";

/*
 * Every sentence of the page names the entry that makes it true: the notice, a consequence, a delivery, an answer of a body, or a part of
 * the pack. Each is shown with its entry and withdrawn with it; a sentence without an entry here fails.
 */

/** With the entry the sentence stands; without it, it does not. */
type Basis = {
  readonly entry: string;
  readonly with: Entries;
  readonly without: Entries;
};
const basis = (entry: string, given: Entries, without: Entries): Basis => ({
  entry,
  with: given,
  without,
});
/** It goes with the notice itself, without which there is no page. */
const page = "the notice" as const;

const none: Entries = { ...base, consequences: [], deliveries: [] };
const optedOut: Entries = {
  ...base,
  consequences: [{ ...consequence, kind: "opted-out", delivery: null }],
  deliveries: [],
};
const accepted = withAnswer(answer({ status: "accepted" }));
const refusal = withAnswer(answer({ status: "refused", reason: said }));
const twoBodies = (state: TrackedDelivery["state"]): Entries => ({
  ...base,
  consequences: [
    consequence,
    { ...consequence, organisation: "hmrc", delivery: "e" },
  ],
  deliveries: [
    { ...delivery, state },
    { ...delivery, id: "e", organisation: "hmrc" },
  ],
});
/** Sent to one body, and from there to another. */
const sentOn: Entries = {
  ...base,
  deliveries: [
    { ...delivery, state: "redirected", sentTo: "e" },
    { ...delivery, id: "e", organisation: "hmrc" },
  ],
};
const other = (entries: Entries): Entries => ({ ...entries, isTeller: false });
const aboutDecision = (part: Partial<Decision>): Basis["with"] =>
  withAnswer(decided(part));
const plain = withAnswer(decided());
const hiddenSince = (hiding: NonNullable<TrackedDelivery["hiding"]>): Basis =>
  basis(
    `what was done about an address hidden since: ${hiding}`,
    withDelivery({ hiding }),
    base,
  );
/** The pack without the routes for this decision. */
const withoutRoutes = (entries: Entries): Entries => ({
  ...entries,
  catalogue: { ...pack, appeals: [] },
});
const unrouted = withFlow("bereavement--hmrc--child-benefit", "hmrc", {
  receipts: [decided()],
});
const recorded = decided({ outcome: "recorded" });

const released: Entries = {
  ...optedOut,
  consequences: [{ ...consequence, kind: "withdrawn", delivery: null }],
};
/** A withdrawal: one body is asked to undo, another is not. */
const someTold: Entries = {
  ...withNotice({ kind: "withdrawn", state: "undoing" }),
  consequences: [
    consequence,
    { ...consequence, kind: "withdrawn", delivery: null },
  ],
};
/** A correction of nothing that the bodies were told; each answered long ago. */
const sentNothing: Entries = {
  ...accepted,
  notice: withNotice({ kind: "corrected", about: "JN-OLDE-OLDE" }).notice,
  consequences: [{ ...consequence, kind: "unchanged" }],
};
const standing = basis(
  "a notice of a death that stands",
  base,
  withNotice({ state: "withdrawn" }),
);
const answered = (how: NonNullable<Entries["answered"]>): Basis =>
  basis(`how the teller is answered: ${how}`, { ...base, answered: how }, base);
const shared: Entries = { ...base, isShared: true };
const others = basis("a body that somebody else had told", shared, base);
const othersRead = basis("the same, and another reader", other(shared), shared);
const bases: Readonly<Record<keyof typeof trackWords, Basis | typeof page>> = {
  title: page,
  reference: page,
  on: page,
  bodies: page,
  receipt: page,
  told: basis("the notice of this teller", base, other(base)),
  toldByOther: basis("the notice of another", other(base), base),
  putRight: basis("a correction", withNotice({ kind: "corrected" }), base),
  putRightByOther: basis(
    "a correction by another",
    other(withNotice({ kind: "corrected" })),
    withNotice({ kind: "corrected" }),
  ),
  takenBack: basis("a withdrawal", withNotice({ kind: "withdrawn" }), base),
  takenBackByOther: basis(
    "a withdrawal by another",
    other(withNotice({ kind: "withdrawn" })),
    withNotice({ kind: "withdrawn" }),
  ),
  keep: basis("a delivery", base, optedOut),
  keepAlso: basis("the receipt of what this notice sent", accepted, base),
  "answered-text": answered("text"),
  "answered-email": answered("email"),
  "answered-letter": answered("letter"),
  "answered-none": answered("none"),
  "answered-nowhere": answered("nowhere"),
  nobody: basis("no delivery", optedOut, base),
  live: basis("a body that has not answered in full", base, plain),
  of: basis("a delivery", base, none),
  haveIt: basis("deliveries to two bodies", twoBodies("accepted"), base),
  hasIt: basis("a delivery to one body", base, twoBodies("accepted")),
  waiting: basis("a delivery without an answer", base, accepted),
  delayed: basis("a dead letter", withDelivery({ state: "dead" }), base),
  withCaseworker: basis(
    "an open case task",
    { ...refusal, tasksAbout: new Set([delivery.id]) },
    refusal,
  ),
  tellAnew: basis("a refusal of a telling that stands", refusal, accepted),
  received: basis("the receipt: accepted", accepted, base),
  recorded: basis(
    "the receipt: recorded, where a decision was asked for",
    withFlow(
      "claim--pension-credit",
      "dwp",
      { receipts: [recorded] },
      "starts",
    ),
    withFlow(
      "claim--pension-credit",
      "dwp",
      { receipts: [decided({ outcome: "started" })] },
      "starts",
    ),
  ),
  looking: basis(
    "the receipt's stage",
    withAnswer(answer({ status: "accepted", stage: "being-looked-at" })),
    accepted,
  ),
  acted: basis("the receipt: acted, no decision", withAnswer(answer({})), base),
  hiddenWithhold: hiddenSince("withhold"),
  hiddenMark: hiddenSince("mark"),
  hiddenUnit: hiddenSince("unit"),
  hiddenPhone: hiddenSince("phone"),
  hiddenHeld: hiddenSince("held"),
  decided: basis(
    "a decision, and a reader it was not given to",
    other(plain),
    plain,
  ),
  optedOut: basis("the consequence: opted out", optedOut, base),
  sentFirst: basis("the delivery to the first body", sentOn, base),
  sentOn: basis("the delivery to the body it was sent on to", sentOn, base),
  stillTold: basis("what another still tells", released, optedOut),
  mayAsk: standing,
  unchanged: basis(
    "the consequence: unchanged",
    { ...base, consequences: [{ ...consequence, kind: "unchanged" }] },
    base,
  ),
  expected: basis(
    "the delivery's expected day",
    withDelivery({
      state: "accepted",
      expectedBy: "2026-12-01",
      receipts: [answer({ status: "accepted" })],
    }),
    accepted,
  ),
  reason: basis("the receipt's reason", refusal, plain),
  asks: basis(
    "what the receipt asks",
    withAnswer(answer({ status: "accepted", asks: said })),
    accepted,
  ),
  from: basis(
    "the decision's day",
    aboutDecision({ from: "2026-11-17" }),
    plain,
  ),
  amount: basis(
    "the decision's amount",
    aboutDecision({ amountPence: 100 }),
    plain,
  ),
  stoppedOn: basis(
    "the decision's end",
    aboutDecision({ stoppedOn: "2026-11-17" }),
    plain,
  ),
  lastPaidOn: basis(
    "the decision's last payment",
    aboutDecision({ lastPaidOn: "2026-11-17" }),
    plain,
  ),
  overpaid: basis(
    "the decision's overpayment",
    aboutDecision({ overpaidPence: 100 }),
    plain,
  ),
  dueToEstate: basis(
    "the decision's sum due",
    aboutDecision({ dueToEstatePence: 100 }),
    plain,
  ),
  appeal: basis("a decision", plain, withAnswer(recorded)),
  appealWho: basis("a decision", plain, withAnswer(recorded)),
  appealRefusal: basis(
    "a refusal that says it decided",
    withAnswer(
      answer({
        status: "refused",
        reason: said,
        decision: { outcome: "not-entitled", words: said },
      }),
    ),
    refusal,
  ),
  appealBy: basis(
    "what the body says of appeals",
    aboutDecision({ appeal: { by: "2026-12-24", how: said } }),
    plain,
  ),
  appealLast: basis("the pack's route", plain, withoutRoutes(plain)),
  countedFrom: basis(
    "the date on the decision",
    aboutDecision({ decidedOn: "2026-11-20" }),
    plain,
  ),
  countedReceived: basis(
    "the day the answer came",
    plain,
    aboutDecision({ decidedOn: "2026-11-20" }),
  ),
  appealAsk: basis("no route in the pack", unrouted, plain),
  more: basis("a delivery", base, optedOut),
  toldOn: basis("a delivery", base, none),
  history: basis("a receipt", plain, base),
  toldBefore: others,
  toldByAnother: others,
  joinedByOther: othersRead,
  notSent: others,
  notSentByOther: othersRead,
  saidByOtherOn: othersRead,
  saidOn: others,
  fields: basis("the fields sent", base, withDelivery({ fields: {} })),
  correct: standing,
  withdraw: basis(
    "a notice of another event that stands",
    withNotice({ lifeEvent: "moving-house" }),
    withNotice({ lifeEvent: "moving-house", state: "withdrawn" }),
  ),
  withdrawDeath: standing,
  withdrawOwnDeath: basis(
    "a notice of this reader’s own death that stands",
    { ...other(base), notice: { ...base.notice, subject: otherReader } },
    other(base),
  ),
  corrected: basis(
    "a later correction",
    withNotice({ state: "corrected", closedBy: "JN-LATE-LATE" }),
    base,
  ),
  withdrawn: basis(
    "a later withdrawal",
    withNotice({ state: "withdrawn", closedBy: "JN-LATE-LATE" }),
    base,
  ),
  undoing: basis(
    "a withdrawal of which every body is told",
    withNotice({ kind: "withdrawn", state: "undoing" }),
    someTold,
  ),
  undoingSome: basis("a withdrawal of which one body is not told", someTold, {
    ...someTold,
    consequences: [consequence],
  }),
  noneAgain: basis(
    "a correction that sent nothing",
    sentNothing,
    withNotice({ kind: "corrected", about: "JN-OLDE-OLDE" }),
  ),
  see: basis(
    "what may be opened of what became of it",
    withNotice({ state: "withdrawn", closedBy: "JN-LATE-LATE" }),
    withNotice({ state: "withdrawn", closedBy: null }),
  ),
  sentAgain: basis(
    "the same told again",
    { ...withNotice({ kind: "corrected" }), isAgain: true },
    withNotice({ kind: "corrected" }),
  ),
  corrects: basis(
    "the notice it corrects",
    withNotice({ kind: "corrected", about: "JN-OLDE-OLDE" }),
    base,
  ),
};

/** The lead that a sentence begins with may be a whole other sentence's: only a word by itself is looked for with what stands around. */
const standsIn = (text: string, sentence: string): boolean =>
  new RegExp(
    `(^|[^\\p{L}])${sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}($|[^\\p{L}])`,
    "u",
  ).test(text);

for (const [name, given] of Object.entries(bases)) {
  const sentence = trackWords[name as keyof typeof trackWords].en;
  if (given === page) continue;
  test(`“${sentence}” stands by ${given.entry} and goes with it`, () => {
    assert.ok(standsIn(textOf(given.with), sentence), textOf(given.with));
    const without = textOf(given.without);
    assert.ok(!standsIn(without, sentence), without);
  });
}

test("each state is shown by its name when a body is in it, and not otherwise", () => {
  const shown: Readonly<Record<keyof typeof stateWords, Entries>> = {
    waiting: base,
    delayed: withDelivery({ state: "dead" }),
    received: accepted,
    looking: withAnswer(
      answer({ status: "accepted", stage: "being-looked-at" }),
    ),
    "needs-you": withAnswer(answer({ status: "accepted", asks: said })),
    decided: plain,
    acted: withAnswer(recorded),
    refused: refusal,
    "not-told": optedOut,
  };
  for (const [state, entries] of Object.entries(shown))
    assert.deepEqual(
      mainOf(entries)
        .match(/<h3[^]*?<\/h3>/g)
        ?.map(plainText),
      [stateWords[state as keyof typeof stateWords].en],
    );
});

test("no page says anything that is neither one of its sentences nor held by an entry", () => {
  const sentences = Object.values(trackWords).map(({ en }) => en);
  for (const given of Object.values(bases)) {
    if (given === page) continue;
    const known = [...sentences, ...heldBy(given.with)]
      .filter((text) => text !== "")
      .toSorted((one, two) => two.length - one.length);
    let left = textOf(given.with)
      .replaceAll(/JN-[A-Z]{4}-[A-Z]{4}/g, "")
      .replaceAll(
        /\d{1,2} (?:January|February|November|December) 20\d\d(?: at \d{1,2}(?::\d\d)?[ap]m|, \d{1,2}:\d\d)?/g,
        "",
      );
    for (const text of known) left = left.replaceAll(text, " ");
    assert.equal(left.replaceAll(/[\d\s.,:£()]|\bat\b|[ap]m\b/g, ""), "");
  }
});
