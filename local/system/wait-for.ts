import { setTimeout as pause } from "node:timers/promises";

export type Waiting = { readonly seconds: number; readonly everyMilliseconds?: number };

/** Asks until there is an answer, and gives it; rejects, naming `what`, when there is none in time. */
export const waitFor = async <T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  { seconds, everyMilliseconds = 150 }: Waiting,
): Promise<T> => {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${seconds} s`);
    await pause(everyMilliseconds);
  }
};
