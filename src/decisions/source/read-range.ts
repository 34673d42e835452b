import { textOf } from "./reader.ts";
import type { Tree } from "./tree.ts";

/** Reads the bounds of a fact or a decision, each as it is written. */
export function readRange(tree: Tree): { from?: string; to?: string } {
  const from = textOf(tree, "from");
  const to = textOf(tree, "to");
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
