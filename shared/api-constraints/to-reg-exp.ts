const known = new Map<string, RegExp>();

/** Reads a pattern of the API model, which is Java's dialect, as a pattern over whole texts. */
const translate = (pattern: string): RegExp => {
  const text = pattern
    // It means any text, in a way that takes exponential time to refuse one.
    .replace(".*(?:[ \\r\\n\\t].*)*", "[^\\u0085\\u2028\\u2029]*")
    .replaceAll("\\p{Alnum}", "a-zA-Z0-9")
    // A quantified end of text, as two tag patterns have it.
    .replaceAll(/\$\{\d+,\d+\}/g, "")
    // The unicode mode refuses escapes that are not needed.
    .replaceAll(/\\([-_ ])/g, (_, character: string) => `\\x${character.charCodeAt(0).toString(16)}`);
  return new RegExp(`^(?:${text})$`, "u");
};

/** The expression that matches exactly the texts which a pattern of the API model accepts as a whole. */
export const toRegExp = (pattern: string): RegExp => {
  const expression = known.get(pattern) ?? translate(pattern);
  known.set(pattern, expression);
  return expression;
};
