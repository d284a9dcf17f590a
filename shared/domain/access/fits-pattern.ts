const fitsPart = (pattern: string, text: string): boolean => {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return first === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  // The leftmost place is always a right one, so nothing is tried twice, whatever the text is.
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
};

const SEPARATORS = /([:/])/;

/** Whether a text is as a pattern says, in which `*` stands for any text without `:` and `/`. */
export const fitsPattern = (pattern: string, text: string): boolean => {
  const wanted = pattern.split(SEPARATORS);
  const given = text.split(SEPARATORS);
  return wanted.length === given.length && wanted.every((part, index) => fitsPart(part, given[index] ?? ""));
};
