const inlineFlags = /^\(\?([ims]+)\)/;

/** Reads a metric's expression as Python writes it: named groups `(?P<x>...)` and leading flags such as `(?i)` are understood. */
export const toRegExp = (expression: string): RegExp => {
  const flags = inlineFlags.exec(expression)?.[1] ?? "";
  const source = expression.replace(inlineFlags, "").replaceAll("(?P<", "(?<").replaceAll("\\Z", "$");
  return new RegExp(source, [...new Set(flags)].join(""));
};
