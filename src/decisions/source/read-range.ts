import type { Range } from "../values/range.ts";
import { textOf } from "./reader.ts";
import type { Tree } from "./tree.ts";

/** Reads the bounds of a fact or a decision, each as it is written. */
export function readRange(tree: Tree | undefined): { readonly range?: Range } {
  if (!tree) return {};
  const from = textOf(tree, "from");
  const to = textOf(tree, "to");
  return {
    range: {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
}
