import { levelOfVector } from "#access";
import type { Level } from "#access";
import { attempt } from "#kernel";

/** The highest level that a `vtr` parameter asks for. */
export function levelAsked(vtr: string | undefined): Level {
  const vectors: unknown = attempt(() => JSON.parse(vtr ?? "[]"));
  if (!Array.isArray(vectors)) return "P0";
  const asked = vectors
    .filter((one) => typeof one === "string")
    .map(levelOfVector);
  return asked.toSorted().at(-1) ?? "P0";
}
