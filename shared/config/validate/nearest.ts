/** How many letters must be put in, left out, replaced or swapped with their neighbour. */
const distance = (a: string, b: string): number => {
  let beforePrevious: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwapped ? (beforePrevious[column - 2] ?? Infinity) + 1 : Infinity;
      const inserted = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(substituted, swapped, inserted, (previous[column] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
};

const fold = (word: string): string => word.toLowerCase().replaceAll(/[-_ ]/g, "");

const isSubsequence = (word: string, longer: string): boolean => {
  let at = 0;
  for (const letter of longer) if (letter === word[at]) at++;
  return at === word.length;
};

const abbreviates = (word: string, candidate: string): boolean =>
  candidate.includes(word) || (candidate[0] === word[0] && isSubsequence(word, candidate));

/** The only candidate that a word is short for: what was left out makes it many edits away. */
const onlyLonger = (word: string, candidates: readonly string[]): string | undefined => {
  const longer = word.length < 3 ? [] : candidates.filter((one) => abbreviates(fold(word), fold(one)));
  return longer.length === 1 ? longer[0] : undefined;
};

/** The candidate that a misspelt word most likely meant, if any is near. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  // Long inputs are no typing errors, and comparing them is slow.
  if (word.length > 80) return undefined;
  const known = [...candidates];
  let best: string | undefined;
  // Of a single letter nothing would be left after an edit.
  let bestDistance = word.length < 2 ? 1 : Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance + 4) continue;
    const found = distance(fold(word), fold(candidate));
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best ?? onlyLonger(word, known);
};
