import type { SealedEntry } from "./entry.ts";

/** What a dimension holds; with `?` it may be missing. A list: one of these words. */
type Shape =
  | "text"
  | "text?"
  | "number"
  | "number?"
  | "texts"
  | "texts?"
  | readonly string[];

/** Kinds of entry, each with the shape of its dimensions. */
export type Entries = Readonly<Record<string, Readonly<Record<string, Shape>>>>;

/** An entry that nobody declared, or not as it stands: a follower stops there, since whatever it made of it would be a guess. */
export class UndeclaredEntry extends Error {
  readonly code = "undeclared-entry";
}

/** Which dimension of an entry is not as declared, if any. */
export function faultOf(
  { kind, dimensions }: SealedEntry,
  declared: Entries,
): string | undefined {
  const wrong = Object.entries(declared[kind] ?? {}).find(
    ([name, shape]) => !fits(dimensions[name], shape),
  );
  return (
    wrong &&
    `the ${wrong[0]} of a ${kind} is ${JSON.stringify(dimensions[wrong[0]])}, and should be ${asSaid(wrong[1])}`
  );
}

/** What somebody heeds that is declared by no room, or with other dimensions. */
export const unheard = (heeds: Entries, declared: Entries): readonly string[] =>
  Object.entries(heeds).flatMap(([kind, shapes]) => {
    const known = declared[kind];
    if (known === undefined) return [`${kind}, which no room declares`];
    return Object.entries(shapes)
      .filter(([name, shape]) => asSaid(known[name] ?? []) !== asSaid(shape))
      .map(
        ([name, shape]) =>
          `the ${name} of ${kind} as ${asSaid(shape)}, which is declared as ${asSaid(known[name] ?? ["nothing"])}`,
      );
  });

function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape !== "string")
    return typeof value === "string" && shape.includes(value);
  if (value === undefined || value === null) return shape.endsWith("?");
  return shape.startsWith("texts")
    ? Array.isArray(value) && value.every((one) => typeof one === "string")
    : typeof value === (shape.startsWith("text") ? "string" : "number");
}

const asSaid = (shape: Shape): string =>
  typeof shape === "string" ? shape : `one of ${shape.join(", ")}`;
