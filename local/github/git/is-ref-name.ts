// git-check-ref-format(1): what a name may not hold, begin or end with.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is forbidden.
const FORBIDDEN = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$|^@$/;

/** Tells whether git would take a text as (part of) a reference's name; anything else could be a revision expression. */
export const isRefName = (name: string): boolean =>
  name !== "" &&
  !name.startsWith("-") &&
  !FORBIDDEN.test(name) &&
  name.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
