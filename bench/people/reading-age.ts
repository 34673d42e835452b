const vowels = /[aeiouy]+/g;

/** Syllables of an English word, by its groups of vowels; endings that are written but not spoken do not count. */
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, "");
  if (plain === "") return 1;
  const spoken = plain
    .replace(/([^td])ed$/, "$1")
    .replace(/([^scxzgh])es$/, "$1")
    .replace(/([^aeioul])e$/, "$1");
  return Math.max(1, spoken.match(vowels)?.length ?? 1);
}

/** Years at school begin at five: the first American grade is for children of six. */
const ageOfGradeZero = 5;

/**
 * The age at which a text can be read, by the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom,
 * “Derivation of new readability formulas”, Research Branch Report 8-75, Naval Technical Training, 1975).
 * It was made for passages; a single short sentence says little.
 */
export function readingAge(text: string): number {
  const sentences = text
    .split(/[.!?:]+(?:\s|$)|\n+/)
    .filter((one) => /\w/.test(one));
  const words = text.match(/[A-Za-z’']+/g) ?? [];
  if (words.length === 0 || sentences.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade =
    0.39 * (words.length / sentences.length) +
    11.8 * (syllables / words.length) -
    15.59;
  return Math.max(0, grade + ageOfGradeZero);
}
