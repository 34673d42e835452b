import assert from "node:assert/strict";
import test from "node:test";
import {
  isMainThread,
  parentPort,
  Worker,
  workerData,
} from "node:worker_threads";
import { decide } from "../testing/decide.ts";
import type { Facts } from "../values/value.ts";
import { parseFacts } from "../model/parse-facts.ts";
import { modelOf } from "../testing/small-pack.ts";
import { suiteCases, suitePack } from "../testing/suite.ts";
import { decimal } from "../values/number.ts";
import { plainValue } from "../values/value.ts";
import { planOf } from "./from-model.ts";
import type { Plan } from "./plan.ts";

type Asked = {
  readonly decision: string;
  readonly facts: Facts;
  readonly asOf: string;
};
type Work = { readonly plan: Plan; readonly asked: readonly Asked[] };

const answersOf = ({ plan, asked }: Work): readonly unknown[] =>
  asked.map((question) => {
    const outcome = decide(plan, question);
    return outcome.kind === "decided"
      ? plainValue(outcome.value)
      : [outcome.kind, outcome.kind === "needs-input" ? outcome.missing : []];
  });

if (!isMainThread && workerData)
  parentPort?.postMessage(answersOf(workerData as Work));
else {
  const model = modelOf(suitePack);
  const plan = planOf(model);
  const asked = suiteCases.map(
    ({ decision, facts, asOf = "2026-11-01" }): Asked => {
      const parsed = parseFacts(model, facts);
      assert.ok(parsed.kind === "ok");
      return { decision, facts: parsed.value, asOf };
    },
  );

  test("a plan is plain data: its copy is the same, and decides the same", () => {
    const copy = structuredClone(plan);
    assert.deepEqual(copy, plan);
    assert.deepEqual(
      answersOf({ plan: copy, asked }),
      answersOf({ plan, asked }),
    );
  });

  test("every number of a plan has its form: its places and its range, as far as they have a bound", () => {
    const forms = plan.slots.flatMap(({ name, type }, slot) =>
      type.kind === "number" ? [[name, plan.numbers[slot]] as const] : [],
    );
    assert.ok(forms.every(([, form]) => form !== undefined));
    const formOf = new Map(forms);
    for (const [name, form] of Object.entries({
      "person.hours": { places: 2 },
      "pay.rate": { places: 2, from: "83.3", to: "86.45" },
      "pay.taper": { places: 2, from: "0.55", to: "0.55" },
      "pay.weekly": { places: 2 },
      "pay.tapered": { places: 4 },
      "pay.yearly": { places: 2 },
      "pay.age": { places: 0 },
      "pay.share": {},
      "pay.helperHours": {},
    }))
      assert.deepEqual(formOf.get(name), form, name);
  });

  test("what is decided from facts of their form has the form that the plan says", () => {
    const keepsTo = (value: unknown, name: string): boolean => {
      const form = plan.numbers[plan.slotOf.get(name) ?? -1];
      if (typeof value !== "number" || form === undefined) return true;
      const { places = 34, from = value, to = value } = form;
      return (
        decimal(value).decimalPlaces() <= places &&
        decimal(value).gte(from) &&
        decimal(value).lte(to)
      );
    };
    let kept = 0;
    for (const question of asked) {
      const facts = [...question.facts];
      const isOfForm = facts.every(([name, fact]) =>
        [fact.kind === "known" ? fact.value : undefined]
          .flat()
          .every((one) => keepsTo(one, name)),
      );
      const outcome = decide(plan, question);
      if (!isOfForm || outcome.kind !== "decided") continue;
      assert.ok(keepsTo(plainValue(outcome.value), question.decision));
      kept++;
    }
    assert.ok(kept > 20);
  });

  test("a plan sent to another thread decides the same there", async () => {
    const work: Work = { plan, asked };
    const worker = new Worker(new URL(import.meta.url), { workerData: work });
    const answers = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    assert.deepEqual(answers, answersOf(work));
  });
}
