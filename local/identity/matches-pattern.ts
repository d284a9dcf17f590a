const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const expressionOf = (pattern: string): RegExp =>
  new RegExp(`^${escaped(pattern).replaceAll("\\*", ".*").replaceAll("\\?", ".")}$`, "s");

/** Tells whether a text fits a pattern in which `*` stands for any characters, also none, and `?` for one. */
export const matchesPattern = (pattern: string, text: string): boolean => expressionOf(pattern).test(text);
