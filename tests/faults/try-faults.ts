import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Trial } from "./create-injector.ts";
import { describeDivergence } from "./describe-divergence.ts";
import { faultsOf } from "./faults-of.ts";
import { firstDifference } from "./first-difference.ts";
import { type PreparedScenario, prepareScenario } from "./prepare-scenario.ts";
import { type End, runTrial } from "./run-trial.ts";
import type { Scenario } from "./scenario.ts";
import type { Site } from "./site.ts";
import type { Time } from "./use-own-time.ts";

export type Matrix = {
  readonly name: string;
  /** What the undisturbed course left behind. */
  readonly undisturbed: End;
  readonly sites: readonly Site[];
  readonly tried: number;
  /** Every fault that did not end in the undisturbed state, in words. */
  readonly divergences: readonly string[];
};

/** How a scenario ends undisturbed, before and after a sweep. */
type Ends = { readonly unswept: End; readonly swept: End };

const tryFault = async (
  prepared: PreparedScenario,
  { time, trial, ends }: { time: Time; trial: Trial; ends: Ends },
): Promise<string | undefined> => {
  const isEnough = (end: End): boolean => firstDifference(ends.unswept, end) === undefined;
  try {
    const { end, isReached } = await runTrial(prepared, { time, trial, isEnough });
    const different = isEnough(end) ? undefined : firstDifference(ends.swept, end);
    const what = isReached ? different : "the call was not made";
    return what === undefined ? undefined : describeDivergence(trial.site, trial.fault, what);
  } catch (error) {
    return describeDivergence(trial.site, trial.fault, error);
  }
};

/** Goes through a scenario once undisturbed, and once for every call and every way in which that can go wrong. */
export const tryFaults = async (scenario: Scenario, time: Time): Promise<Matrix> => {
  const root = await mkdtemp(join(tmpdir(), "slipway-faults-"));
  const prepared = await prepareScenario(scenario, { root, time });
  try {
    const { end: unswept, sites } = await runTrial(prepared, { time, isEnough: () => true });
    const { end: swept } = await runTrial(prepared, { time, isEnough: () => false });
    const ends = { unswept, swept };
    const trials = sites.flatMap((site, index) =>
      faultsOf(site).map((fault): Trial => ({ site, fault, isReset: index % 2 === 0 })),
    );
    const divergences: string[] = [];
    for (const trial of trials) {
      const divergence = await tryFault(prepared, { time, trial, ends });
      if (divergence !== undefined) divergences.push(divergence);
    }
    return { name: scenario.name, undisturbed: unswept, sites, tried: trials.length, divergences };
  } finally {
    await prepared.host.close();
    await rm(root, { recursive: true, force: true });
  }
};
