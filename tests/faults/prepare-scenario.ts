import { join } from "node:path";
import { runGit } from "../../local/github/git/run-git.ts";
import { type Commits, createStage } from "./create-stage.ts";
import { deploy } from "./deploy.ts";
import { type GitHost, openGitHost, type Place } from "./open-git-host.ts";
import { readHead } from "./read-head.ts";
import { readStatuses, type Said } from "./read-statuses.ts";
import type { Scenario } from "./scenario.ts";
import type { Time } from "./use-own-time.ts";
import { writeCommits } from "./write-commits.ts";

/** A scenario, and all that is so when it begins. */
export type PreparedScenario = {
  readonly scenario: Scenario;
  readonly host: GitHost;
  /** Holds the state of everything but GitHub. */
  readonly folder: string;
  readonly commits: Commits;
  readonly heads: readonly (Omit<Place, "sha"> & { readonly sha: string | undefined })[];
  readonly statuses: readonly Said[];
};

const namesOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const listed = await runGit(folder, [
    "for-each-ref",
    "--format=%(refname:lstrip=2) %(objectname)",
    "refs/commits",
  ]);
  const lines = listed.toString("utf8").trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.split(" ") as [string, string]));
};

/** Brings a scenario to where it begins. */
export const prepareScenario = async (
  scenario: Scenario,
  { root, time }: { readonly root: string; readonly time: Time },
): Promise<PreparedScenario> => {
  const folder = join(root, "given");
  const host = openGitHost(join(root, "github"));
  const commits: Record<string, Readonly<Record<string, string>>> = {};
  const stage = await createStage({ folder, host, time, commits });
  try {
    await deploy(stage.world);
    for (const [repository, contents] of Object.entries(scenario.repositories)) {
      await host.createRepository(repository);
      await writeCommits(host.folderOf(repository), contents);
      commits[repository] = await namesOf(host.folderOf(repository));
    }
    await scenario.given?.(stage);
    const heads = await Promise.all(
      Object.keys(commits).map(async (repository) => ({
        repository,
        sha: await readHead(host.folderOf(repository)),
      })),
    );
    return { scenario, host, folder, commits, heads, statuses: await readStatuses(host, commits) };
  } finally {
    await stage.close();
  }
};
