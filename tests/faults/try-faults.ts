import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Trial } from "./create-injector.ts";
import { describeDivergence } from "./describe-divergence.ts";
import { faultsOf } from "./faults-of.ts";
import { firstDifference } from "./first-difference.ts";
import { type PreparedScenario, prepareScenario } from "./prepare-scenario.ts";
import type { State } from "./read-state.ts";
import { runTrial } from "./run-trial.ts";
import type { Scenario } from "./scenario.ts";
import type { Site } from "./site.ts";
import type { Time } from "./use-own-time.ts";

export type Matrix = {
  readonly name: string;
  /** What the undisturbed course left behind. */
  readonly undisturbed: State;
  readonly sites: readonly Site[];
  readonly tried: number;
  /** Every fault that did not end in the undisturbed state, in words. */
  readonly divergences: readonly string[];
};

const tryFault = async (
  prepared: PreparedScenario,
  { time, trial, undisturbed }: { time: Time; trial: Trial; undisturbed: State },
): Promise<string | undefined> => {
  try {
    const { state, isReached } = await runTrial(prepared, time, trial);
    const different = isReached ? firstDifference(undisturbed, state) : "the call was not made";
    return different === undefined ? undefined : describeDivergence(trial.site, trial.fault, different);
  } catch (error) {
    return describeDivergence(trial.site, trial.fault, error);
  }
};

/** Goes through a scenario once undisturbed, and once for every call and every way in which that can go wrong. */
export const tryFaults = async (scenario: Scenario, time: Time): Promise<Matrix> => {
  const root = await mkdtemp(join(tmpdir(), "slipway-faults-"));
  const prepared = await prepareScenario(scenario, { root, time });
  try {
    const { state: undisturbed, sites } = await runTrial(prepared, time);
    const trials = sites.flatMap((site, index) =>
      faultsOf(site).map((fault): Trial => ({ site, fault, isReset: index % 2 === 0 })),
    );
    const divergences: string[] = [];
    for (const trial of trials) {
      const divergence = await tryFault(prepared, { time, trial, undisturbed });
      if (divergence !== undefined) divergences.push(divergence);
    }
    return { name: scenario.name, undisturbed, sites, tried: trials.length, divergences };
  } finally {
    await prepared.host.close();
    await rm(root, { recursive: true, force: true });
  }
};
