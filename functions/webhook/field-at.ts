/** What lies at a path of a payload; undefined where the path leads nowhere. */
export const fieldAt = (payload: unknown, ...path: readonly string[]): unknown => {
  let value = payload;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};
