import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Trial } from "./create-injector.ts";
import { createStage } from "./create-stage.ts";
import { moveBranch } from "./move-branch.ts";
import type { PreparedScenario } from "./prepare-scenario.ts";
import { readState, type State } from "./read-state.ts";
import { readStatuses } from "./read-statuses.ts";
import type { Site } from "./site.ts";
import type { Time } from "./use-own-time.ts";

export type End = State & { readonly answers: readonly string[] };

export type TrialResult = {
  readonly end: End;
  readonly sites: readonly Site[];
  /** Whether the call that was to go wrong was made. */
  readonly isReached: boolean;
};

export type TrialOptions = {
  readonly time: Time;
  readonly trial?: Trial;
  /** Whether the sweep has nothing left to heal. */
  readonly isEnough: (end: End) => boolean;
};

let trials = 0;

/** Goes through a scenario from its beginning, sweeps where that is not enough, and tells what there is in the end. */
export const runTrial = async (
  { scenario, host, folder: given, commits, heads, statuses: before }: PreparedScenario,
  { time, trial, isEnough }: TrialOptions,
): Promise<TrialResult> => {
  trials += 1;
  const folder = join(given, "..", `trial-${trials}`);
  await cp(given, folder, { recursive: true });
  for (const { repository, sha } of heads) await moveBranch(host.folderOf(repository), sha);
  const stage = await createStage({ folder, host, time, commits, ...(trial === undefined ? {} : { trial }) });
  try {
    const known = Math.max(0, ...(await readStatuses(host, commits)).map(({ id }) => id));
    stage.injector.arm();
    await scenario.when(stage);
    const read = async (): Promise<End> => {
      const said = (await readStatuses(host, commits)).filter(({ id }) => id > known);
      return { ...(await readState(stage.world, [...before, ...said])), answers: stage.answers };
    };
    stage.injector.disarm();
    const { sites } = stage.injector;
    const isReached = stage.injector.isReached();
    const end = await read();
    if (isEnough(end)) return { end, sites, isReached };
    await stage.sweep();
    return { end: await read(), sites, isReached };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
};
