/** One `>>` chain: groups of step names, each group before the next; or what is wrong with it. */
export type Dependency = { readonly groups: readonly (readonly string[])[] } | { readonly problem: string };

const NAME = /^[^\s[\],>]+$/;

const group = (text: string): readonly string[] | undefined => {
  const trimmed = text.trim();
  const inner = /^\[(.*)\]$/.exec(trimmed)?.[1];
  const names = inner === undefined ? [trimmed] : inner.split(",").map((name) => name.trim());
  return names.every((name) => NAME.test(name)) ? names : undefined;
};

/** Reads `A >> [B, C] >> D`, with any spacing and with a comment behind ` #`. */
export const parseDependency = (text: string): Dependency => {
  const groups = text
    .replace(/(^|\s)#.*$/, "")
    .split(">>")
    .map(group);
  const bare = groups.filter((names) => names !== undefined);
  if (bare.length < groups.length || bare.length === 0) return { problem: `"${text}" is no chain of steps` };
  if (bare.length === 1) return { problem: `"${text}" names no second step` };
  return { groups: bare };
};
