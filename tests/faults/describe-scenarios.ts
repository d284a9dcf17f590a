import { afterAll, describe, expect, it } from "@jest/globals";
import type { Scenario } from "./scenario.ts";
import { type Matrix, tryFaults } from "./try-faults.ts";
import { useOwnTime } from "./use-own-time.ts";

const TIMEOUT = 600_000;

const isStartedOnce = ({ undisturbed: { executions } }: Matrix): boolean =>
  new Set(executions).size === executions.length;

const lineOf = ({ name, sites, tried, divergences }: Matrix): string =>
  `${name}: ${sites.length} calls, ${tried} faults tried, ${tried - divergences.length} converged`;

/** Declares one test for each scenario: whatever goes wrong with whichever call, it ends in the same state. */
export const describeScenarios = (scenarios: readonly Scenario[]): void => {
  const time = useOwnTime();
  const lines: string[] = [];

  describe("whichever call goes wrong, and however", () => {
    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
      "%s: the end is the same",
      async (_, scenario) => {
        const matrix = await tryFaults(scenario, time);
        lines.push(lineOf(matrix));
        expect(matrix.divergences).toEqual([]);
        expect(matrix.sites.length).toBeGreaterThan(0);
        expect(isStartedOnce(matrix)).toBe(true);
      },
      TIMEOUT,
    );
  });

  afterAll(() => {
    // Past jest's console, which would add where it was called.
    process.stdout.write(`${lines.sort().join("\n")}\n`);
  });
};
