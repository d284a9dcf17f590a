import { describe, expect, it } from "@jest/globals";
import type { Scenario } from "./scenario.ts";
import { type Matrix, tryFaults } from "./try-faults.ts";
import { type Time, useOwnTime } from "./use-own-time.ts";

const TIMEOUT = 1_800_000;

const isStartedOnce = ({ undisturbed: { executions } }: Matrix): boolean =>
  new Set(executions).size === executions.length;

const lineOf = ({ name, sites, tried, divergences }: Matrix): string =>
  `${name}: ${sites.length} calls, ${tried} faults tried, ${tried - divergences.length} converged`;

/** Goes through a scenario: whatever goes wrong with whichever call, it ends in the same state. */
const check = async (scenario: Scenario, time: Time): Promise<void> => {
  const matrix = await tryFaults(scenario, time);
  // Past jest's console, which would add where it was called.
  process.stdout.write(`${lineOf(matrix)}\n`);
  expect(matrix.divergences).toEqual([]);
  expect(matrix.sites.length).toBeGreaterThan(0);
  expect(isStartedOnce(matrix)).toBe(true);
};

/** Declares one test for each scenario. */
export const describeScenarios = (scenarios: readonly Scenario[]): void => {
  const time = useOwnTime();

  describe("whichever call goes wrong, and however", () => {
    for (const scenario of scenarios)
      it(`${scenario.name}: the end is the same`, () => check(scenario, time), TIMEOUT);
  });
};
