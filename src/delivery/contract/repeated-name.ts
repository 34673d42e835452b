type Level = {
  /** Of an object, not of an array. */
  readonly names: Set<string> | undefined;
  step: string | number;
};

/**
 * The first name that one object of a JSON text gives twice, as `contacts.1.id`; undefined when none does. Readers differ in which of the
 * two they take, and our own would take the last in silence. Expects text that parsed.
 */
export function repeatedNameIn(json: string): string | undefined {
  const levels: Level[] = [];
  let isNameNext = false;
  for (let at = 0; at < json.length; at += 1) {
    const letter = json[at];
    const level = levels.at(-1);
    if (letter === "{" || letter === "[") {
      isNameNext = letter === "{";
      levels.push({ names: isNameNext ? new Set() : undefined, step: 0 });
    } else if (letter === "}" || letter === "]") levels.pop();
    else if (letter === ",") {
      isNameNext = level?.names !== undefined;
      if (typeof level?.step === "number" && !isNameNext) level.step += 1;
    } else if (letter === '"') {
      const end = endOfText(json, at);
      if (isNameNext && level?.names) {
        level.step = JSON.parse(json.slice(at, end + 1)) as string;
        if (level.names.has(level.step)) return placeOf(levels);
        level.names.add(level.step);
        isNameNext = false;
      }
      at = end;
    }
  }
  return undefined;
}

function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}

const placeOf = (levels: readonly Level[]): string =>
  levels
    .map(({ step }) => (/^[\w.-]{1,60}$/.test(String(step)) ? step : "…"))
    .join(".");
