const REDACTED = "redacted";

/** JSON without what members of some names hold, wherever they are; undefined for what is no JSON. */
export const redactJson = (text: string, names: readonly string[]): string | undefined => {
  const hidden = new Set(names);
  try {
    return JSON.stringify(JSON.parse(text, (name, value) => (hidden.has(name) ? REDACTED : value)));
  } catch {
    return undefined;
  }
};
