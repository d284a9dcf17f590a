import type { Budget } from "./budget.ts";

/** A budget of so many milliseconds from now on. */
export const createBudget = (milliseconds: number): Budget => {
  const until = performance.now() + milliseconds;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.max(0, milliseconds));
  return {
    remaining: () => until - performance.now(),
    signal: controller.signal,
    end: () => clearTimeout(timer),
  };
};
