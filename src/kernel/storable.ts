/** Deeper than anything a contract describes; what is deeper could exhaust a reader. */
const depthMax = 24;

/** True when every store takes a text: it has no NUL and no half of a surrogate pair. */
export const isStorableText = (text: string): boolean =>
  !text.includes("\0") && text.isWellFormed();

/** A text with what no store takes replaced, for what is only kept to be read. */
export const storableText = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD");

type Placed = { readonly value: unknown; readonly place: string };

/**
 * Where and why no store takes a JSON value, as `contacts.1.id: text-unstorable`; undefined when it does. Names places, never values.
 * Without recursion: what comes from outside may be deep.
 */
export function unstorableIn(json: unknown): string | undefined {
  let level: readonly Placed[] = [{ value: json, place: "" }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return "the whole: too-deep";
    const next: Placed[] = [];
    for (const { value, place } of level) {
      const found = (code: string) => `${place || "the whole"}: ${code}`;
      if (typeof value === "string" && !isStorableText(value))
        return found("text-unstorable");
      if (typeof value === "number" && !Number.isFinite(value))
        return found("number-out-of-range");
      if (typeof value !== "object" || value === null) continue;
      for (const [name, part] of Object.entries(value)) {
        if (name === "__proto__" || !isStorableText(name))
          return found("name-unstorable");
        const step = /^[\w-]{1,40}$/.test(name) ? name : "…";
        next.push({ value: part, place: place ? `${place}.${step}` : step });
      }
    }
    level = next;
  }
  return undefined;
}
