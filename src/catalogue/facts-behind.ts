import type { Model } from "#decisions";
import { dependencies } from "#decisions";

/** Every fact that the decisions of these names rest on; a name that is no decision's is passed over. */
export const factsBehind = (
  model: Model,
  names: readonly string[],
): readonly string[] =>
  names
    .filter((name) => model.decisions.has(name))
    .flatMap((name) => dependencies(model, name).facts);
