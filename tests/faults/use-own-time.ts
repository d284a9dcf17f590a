import { afterAll, beforeAll } from "@jest/globals";

export type Time = { pass(milliseconds: number): void };

/**
 * Gives a test file a clock that can be put forward, and dice that always fall on nought, so that whoever waits for a random
 * time does not wait. What captures the clock when it is loaded must be loaded after this.
 */
export const useOwnTime = (): Time => {
  const Real = Date;
  const { random } = Math;
  let ahead = 0;
  const now = (): number => Real.now() + ahead;
  beforeAll(() => {
    // A date that is told nothing reads the machine's clock, past Date.now.
    globalThis.Date = new Proxy(Real, {
      construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
      get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
    });
    Math.random = () => 0;
  });
  afterAll(() => {
    globalThis.Date = Real;
    Math.random = random;
  });
  return {
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
  };
};
