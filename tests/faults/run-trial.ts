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

export type TrialResult = {
  readonly state: State;
  readonly sites: readonly Site[];
  /** Whether the call that was to go wrong was made. */
  readonly isReached: boolean;
};

let trials = 0;

/** Goes through a scenario from its beginning, and tells what it left behind. */
export const runTrial = async (
  { scenario, host, folder: given, commits, heads, statuses: before }: PreparedScenario,
  time: Time,
  trial?: Trial,
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
    const said = (await readStatuses(host, commits)).filter(({ id }) => id > known);
    const state = await readState(stage.world, [...before, ...said]);
    return { state, sites: stage.injector.sites, isReached: stage.injector.isReached() };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
};
