/** Waits before attempt n+1: a random time below a bound that doubles, so that rivals spread out. */
export const createPause =
  (baseMilliseconds = 50, mostMilliseconds = 3_000, random: () => number = Math.random) =>
  (attempt: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, random() * Math.min(mostMilliseconds, baseMilliseconds * 2 ** attempt));
    });
