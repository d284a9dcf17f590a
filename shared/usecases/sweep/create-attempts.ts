import type { Log } from "../../ports/log.ts";

/** Does one thing after another, of which none keeps the others from being done, and counts what failed. */
export const createAttempts = (log: Log) => {
  let failures = 0;
  return {
    /** What an act gives; undefined when it failed, which is logged. */
    attempt: async <T>(what: string, act: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await act();
      } catch (error) {
        failures += 1;
        log.error(`${what} could not be swept`, error);
        return undefined;
      }
    },
    failures: (): number => failures,
  };
};
