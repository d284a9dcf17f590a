const HOLDS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  "=": (value, bound) => value === bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};

/** Whether a number meets every comparison of a list such as `[">", 0, "<=", 5]`. */
export const matchesNumeric = (value: number, comparisons: readonly (string | number)[]): boolean => {
  for (let index = 0; index < comparisons.length; index += 2) {
    const holds = HOLDS[String(comparisons[index])];
    if (!holds?.(value, Number(comparisons[index + 1]))) return false;
  }
  return true;
};
