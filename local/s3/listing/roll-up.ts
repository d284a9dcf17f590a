type Grouping = { readonly prefix: string; readonly delimiter: string };

/** The common prefix that a key is listed under; undefined where it is listed by itself. */
export const rollUp = (key: string, { prefix, delimiter }: Grouping): string | undefined => {
  if (delimiter === "") return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
};
