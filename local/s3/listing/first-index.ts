/** The first index from `from` whose item satisfies a test that, once true, stays true for the rest. */
export const firstIndex = <T>(items: readonly T[], test: (item: T) => boolean, from = 0): number => {
  let low = from;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
};
