import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));

/** The pack that is shipped: the workbench's figures are about nothing else. Tests only. */
export const ukPack = loaded.value;
