import { setTimeout as delay } from "node:timers/promises";

const firstPause = 10;
const longestPause = 200;

/** Asks again and again, ever more seldom, until there is an answer; rejects when everything closes. */
export const waitUntil = async <T>(ask: () => Promise<T | undefined>, closing: AbortSignal): Promise<T> => {
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await delay(pause, undefined, { signal: closing });
  }
};
