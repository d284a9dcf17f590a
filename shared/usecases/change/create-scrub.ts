/** Takes out of a text what its reader may not know. */
export type Scrub = (text: string) => string;

export type Secrets = {
  /** Values of the installation, such as its account and its bucket. */
  readonly installation: readonly string[];
  /** Texts that the reader may know. */
  readonly own: readonly string[];
  /** Texts whose words the reader may know only where one of his own has them too. */
  readonly foreign: readonly string[];
};

const HIDDEN = "▒▒▒";
const COMMENT = /(^|\s)#.*$/gm;
const WORD = /[A-Za-z0-9_]+(?:[./-]+[A-Za-z0-9_]+)*/g;
const ACCOUNT = /\b\d{12}\b/g;
const BUCKET = /s3:\/\/[^/\s"'\\]+/g;

const quoteWord = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** The words of a text, and what they are composed of where they are paths; numbers alone tell nothing. */
const wordsOf = (text: string): readonly string[] =>
  (text.replace(COMMENT, "").match(WORD) ?? [])
    .flatMap((word) => [word, ...word.split("/")])
    .filter((word) => /[A-Za-z]/.test(word));

const longestFirst = (a: string, b: string): number => b.length - a.length;

/** Makes what hides the installation's values, accounts and buckets of anybody, and words that only others use. */
export const createScrub = ({ installation, own, foreign }: Secrets): Scrub => {
  const known = new Set(own.flatMap(wordsOf).map((word) => word.toLowerCase()));
  const strange = new Set(
    foreign.flatMap(wordsOf).filter((word) => word.length > 2 && !known.has(word.toLowerCase())),
  );
  const literals = installation.filter((value) => value !== "").toSorted(longestFirst);
  const hideLiterals = (text: string): string =>
    literals.reduce((hidden, value) => hidden.replaceAll(value, HIDDEN), text);
  // In one expression per few hundred words: a project may declare many thousands.
  const expressions = [
    ...Map.groupBy([...strange].toSorted(longestFirst).entries(), ([index]) =>
      Math.floor(index / 500),
    ).values(),
  ].map(
    (words) =>
      new RegExp(
        `(?<![A-Za-z0-9])(?:${words.map(([, word]) => quoteWord(word)).join("|")})(?![A-Za-z0-9])`,
        "gi",
      ),
  );
  return (text) =>
    expressions.reduce(
      (hidden, expression) => hidden.replace(expression, HIDDEN),
      hideLiterals(text).replace(BUCKET, `s3://${HIDDEN}`).replace(ACCOUNT, HIDDEN),
    );
};
