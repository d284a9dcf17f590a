/** Lets at most `most` pieces of work be under way at once; the others wait their turn. */
export const createGate = (most: number) => {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> | undefined => {
    if (underWay >= most) return new Promise((resolve) => waiting.push(resolve));
    underWay += 1;
    return undefined;
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      // The place is handed over rather than freed, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
};
