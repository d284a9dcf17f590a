const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Where two values first differ, in words; undefined where they are the same. */
export const firstDifference = (expected: unknown, actual: unknown, path = ""): string | undefined => {
  if (!isObject(expected) || !isObject(actual))
    return Object.is(expected, actual)
      ? undefined
      : `${path}: ${JSON.stringify(actual)} in place of ${JSON.stringify(expected)}`;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = firstDifference(expected[key], actual[key], `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};
