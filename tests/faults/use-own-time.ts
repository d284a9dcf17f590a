import { afterAll, beforeAll } from "@jest/globals";

export type Time = { pass(milliseconds: number): void };

/**
 * Gives a test file a clock that can be put forward, and dice that always fall on nought, so that whoever waits for a random
 * time does not wait. What captures the clock when it is loaded must be loaded after this.
 */
export const useOwnTime = (): Time => {
  const { now } = Date;
  const { random } = Math;
  let ahead = 0;
  beforeAll(() => {
    Date.now = () => now() + ahead;
    Math.random = () => 0;
  });
  afterAll(() => {
    Date.now = now;
    Math.random = random;
  });
  return {
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
  };
};
