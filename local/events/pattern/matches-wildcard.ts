/** The literal parts between the stars; a backslash takes a star or a backslash as it stands. */
const literals = (wildcard: string): string[] => {
  const parts = [""];
  for (const [token] of wildcard.matchAll(/\\[*\\]|[\s\S]/g)) {
    if (token === "*") parts.push("");
    else parts[parts.length - 1] += token.length === 2 ? token.slice(1) : token;
  }
  return parts;
};

/** Whether a text is what a wildcard describes, each star standing for any text; takes linear time. */
export const matchesWildcard = (value: string, wildcard: string): boolean => {
  const [first = "", ...rest] = literals(wildcard);
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let position = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return value.length - last.length >= position && value.endsWith(last);
};
