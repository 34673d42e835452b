/** The known name most like the one written, when at most so many letters differ that it may be meant. */
export function nearestName(
  written: string,
  known: Iterable<string>,
  most: number,
): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  for (const name of known) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const steps = editSteps(written.toLowerCase(), name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** ` Did you mean “x”?` or nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const most = Math.min(6, Math.max(3, Math.ceil(written.length / 4)));
  const name = nearestName(written, known, most);
  return name === undefined ? "" : ` Did you mean “${name}”?`;
}

function editSteps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
