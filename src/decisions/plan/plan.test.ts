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
