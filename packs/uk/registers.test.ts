import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import { dependencies } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, flows, lifeEvents, model, services } = loaded.value;
const restsOn = (decision: string | undefined): readonly string[] =>
  decision === undefined ? [] : [...dependencies(model, decision).facts];
const isRegisters = (name: string): boolean =>
  concepts.get(name)?.register !== undefined;

for (const event of lifeEvents.values())
  for (const { concept } of event.facts.filter(
    (fact) => fact.when === undefined && isRegisters(fact.concept),
  ))
    test(`${event.id} asks a register for ${concept} not for one flow alone that some answer may rule out`, () => {
      const told = [...flows.values()].filter((one) =>
        one.event === event.id || event.services.includes(one.effect.service ?? ""));
      const decided = [
        ...event.services.flatMap((id) => {
          const service = services.get(id);
          return [service?.goal, service?.amount];
        }),
        ...[...told, ...event.facts].map(({ when }) => when),
        ...told.map(({ narrowed }) => narrowed?.onlyWhen),
      ].flatMap(restsOn);
      const carriers = told.filter(
        ({ isSent, fields }) => isSent && fields.includes(concept),
      );
      assert.ok(
        carriers.length > 1 ||
          carriers.some(({ when }) => restsOn(when).every(isRegisters)) ||
          decided.includes(concept) ||
          concept === event.address,
      );
    });
