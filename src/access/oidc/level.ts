import type { Level } from "../visitor.ts";
import { levels } from "../visitor.ts";

const isLevel = (text: string): text is Level =>
  (levels as readonly string[]).includes(text);

/** The level named in a vector of trust such as `Cl.Cm.P2`; a vector without one says nothing about identity. */
export const levelOfVector = (vector: string): Level =>
  vector.split(".").find(isLevel) ?? "P0";

/** The value of `vtr` that asks for a level, as GOV.UK One Login wants it: two factors, and the level when there is one. */
export const vectorAsking = (level: Level): string =>
  JSON.stringify([level === "P0" ? "Cl.Cm" : `Cl.Cm.${level}`]);
