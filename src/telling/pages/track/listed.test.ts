import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entries } from "./testing/entries.ts";
import type { Flow } from "#catalogue";
import type { Notice, NotTold } from "#notices";
import {
  base,
  decided,
  mainOf,
  pack,
  textOf,
  withAnswer,
  withFlow,
} from "./testing/entries.ts";
import { trackWords } from "./track-words.ts";
import { previewWords } from "../preview/preview-words.ts";
import type { Entitlement } from "../../entitlements.ts";
import { straightOnWords } from "../straight-on-words.ts";

/** A flow that is not sent, as what follows from an event names it. */
function leftOf(flow: Flow): NotTold {
  const organisation = pack.organisations.get("hmrc") ?? assert.fail();
  const { notJoined: because, need = "tell" } = flow;
  return { flow, organisation, because, need };
}

/* What the page lists of the pack beside what bodies answered: each item stands by its entry. */

test("what cannot be joined stands by the pack's flow that is not sent, and goes with it", () => {
  const flow = [...pack.flows.values()].find(({ isSent }) => !isSent);
  assert.ok(flow);
  const text = textOf({ ...base, notJoined: [leftOf(flow)] });
  for (const { en } of [
    previewWords.tellYourself,
    previewWords.because,
    flow.service,
  ]) {
    assert.ok(text.includes(en), en);
    assert.ok(!textOf(base).includes(en), en);
  }
});

test("nothing is left to do or to challenge of what was put right or taken back since", () => {
  const flow = [...pack.flows.values()].find(({ isSent }) => !isSent);
  assert.ok(flow);
  const left = [leftOf(flow)];
  const given = { ...withAnswer(decided()), notJoined: left, byPhone: left };
  const toDo = [
    previewWords.tellYourself,
    previewWords.byPhone,
    trackWords.appeal,
  ];
  const says = (state: Notice["state"]) =>
    toDo.map(({ en }) =>
      textOf({ ...given, notice: { ...base.notice, state } }).includes(en),
    );
  assert.deepEqual(says("standing"), [true, true, true]);
  for (const state of ["corrected", "withdrawn"] as const)
    assert.deepEqual(says(state), [false, false, false], state);
});

test("what nobody need be told, or should ask first, is not under what they must tell", () => {
  for (const need of ["ask", "nothing"] as const) {
    const flow = [...pack.flows.values()].find((one) => one.need === need);
    assert.ok(flow?.notJoined, need);
    const text = textOf({ ...base, notJoined: [leftOf(flow)] });
    assert.ok(text.includes(previewWords[`${need}Yourself`].en), need);
    assert.ok(text.includes(flow.notJoined.en), need);
    for (const { en } of [previewWords.tellYourself, previewWords.because])
      assert.ok(!text.includes(en), `${need}: ${en}`);
  }
});

test("whoever is outside the people of a narrowed flow reads that it is not joined, why, and what to do", () => {
  const flow =
    pack.flows.get("change-of-bank-account--council--housing-benefit") ??
    assert.fail();
  const outside = flow.narrowed?.outside ?? assert.fail();
  const text = textOf({
    ...base,
    notJoined: [{ ...leftOf(flow), ...outside }],
  });
  for (const part of [
    previewWords.tellYourself.en,
    `${previewWords.because.en}: ${outside.because.en}.`,
  ])
    assert.ok(text.includes(part), part);
});

test("a claim that goes straight on stands by the rules’ outcome, with the way there, and goes with it", () => {
  const service = pack.services.get("bereavement-support-payment");
  assert.ok(service);
  const one = {
    service,
    standing: "not-known",
    amount: undefined,
    authority: "dwp",
    isHeld: false,
  } as unknown as Entitlement;
  const sent = { ...base, straightOn: [{ ...one, isSent: true }] };
  const elsewhere = { ...base, straightOn: [{ ...one, isSent: false }] };
  const { heading, start, yourself } = straightOnWords;
  const says = (entries: Entries) =>
    [heading, start, yourself, service.name].map(({ en }) =>
      textOf(entries).includes(en),
    );
  assert.deepEqual(says(sent), [true, true, false, true]);
  assert.deepEqual(says(elsewhere), [true, false, true, true]);
  assert.deepEqual(says(base), [false, false, false, false]);
  assert.match(mainOf(sent), /href="\/told\/JN-TEST-TEST\/claim"/);
  assert.match(mainOf(elsewhere), /href="https:\/\/www\.gov\.uk\/bereave/);
});

test("what the law wants to hear from the person as well is under what they must still do, while what was told stands", () => {
  const flow = pack.flows.get("going-abroad--vehicles") ?? assert.fail();
  assert.deepEqual([flow.duty, flow.discharges], ["duty", false]);
  const told = withFlow(flow.id, "dvla", { receipts: [] });
  const says = (entries: Entries) =>
    [previewWords.elsewhere, previewWords.tellToo].map(({ en }) =>
      textOf(entries).includes(en),
    );
  assert.deepEqual(says(told), [true, true]);
  assert.deepEqual(says(base), [false, false]);
  const withdrawn = { ...told.notice, state: "withdrawn" as const };
  assert.deepEqual(says({ ...told, notice: withdrawn }), [false, false]);
});
