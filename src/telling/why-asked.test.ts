import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import { dependencies } from "#decisions";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const { concepts, flows, model } = loaded.value;
/** What some flow that is sent carries, or hangs on. */
const heardBySomebody = new Set(
  [...flows.values()]
    .filter(({ isSent }) => isSent)
    .flatMap(({ fields, when }) => [
      ...fields,
      ...(when ? dependencies(model, when).facts : []),
    ]),
);

test("no question says that we can tell somebody whom nothing is sent to", () => {
  const said = [...concepts.values()].filter(({ why }) =>
    /\bwe (can )?(only )?tell\b/i.test(why?.en ?? ""),
  );
  assert.deepEqual(
    said
      .filter(({ name }) => !heardBySomebody.has(name))
      .map(({ name }) => name),
    [],
  );
});
