/** Texts, those that are names with their colon, and where objects begin and end. */
const tokens = /[{}]|"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gs;

/**
 * The first name that one object of a JSON text gives twice; undefined when none does. Readers differ in which of the two they take, and our
 * own would take the last in silence. Expects text that parsed.
 */
export function repeatedNameIn(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(tokens))
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string;
      if (open.at(-1)?.has(name))
        return /^[\w.-]{1,60}$/.test(name) ? name : "…";
      open.at(-1)?.add(name);
    }
  return undefined;
}
