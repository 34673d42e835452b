/** Deeper than anything a contract describes; what is deeper could exhaust a reader. */
const depthMax = 24;

/** True when every store takes a text: it has no NUL and no half of a surrogate pair. */
export const isStorableText = (text: string): boolean =>
  !text.includes("\0") && text.isWellFormed();

/** A text with what no store takes replaced, for what is only kept to be read. */
export const storableText = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD");

/** Why no store takes a JSON value, as a stable code; undefined when it does. Without recursion: what comes from outside may be deep. */
export function unstorableIn(json: unknown): string | undefined {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return "too-deep";
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === "string" && !isStorableText(value))
        return "text-unstorable";
      if (typeof value === "number" && !Number.isFinite(value))
        return "number-out-of-range";
      if (typeof value !== "object" || value === null) continue;
      for (const [name, part] of Object.entries(value)) {
        if (name === "__proto__" || !isStorableText(name))
          return "name-unstorable";
        next.push(part);
      }
    }
    level = next;
  }
  return undefined;
}
