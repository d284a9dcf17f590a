import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWorkCopy, type WorkCopy } from "../../local/demo/work-copy.ts";
import { type LocalSystem, type StartOptions, startSystem } from "../../local/system/start-system.ts";
import { waitFor } from "../../local/system/wait-for.ts";
import { aFolderOf } from "./a-folder-of.ts";
import { keepUses } from "./keep-uses.ts";

export type Status = { readonly context: string; readonly state: string; readonly description: string };

/** A running local system in a folder of its own, for tests; `close` forgets all of it. */
export const aSystem = async (options: Partial<StartOptions> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-system-"));
  const start = (): Promise<LocalSystem> =>
    startSystem({
      port: 0,
      state: join(folder, "state"),
      python: "python3",
      sandbox: "auto",
      reset: false,
      print: () => {},
      // No test is about a function's own time.
      patience: 20,
      ...options,
    });
  let system = await start();
  let copies = 0;
  const refused: string[] = [];
  const stop = async (): Promise<void> => {
    const { uses, refusals } = system.permissions;
    await system.close();
    await keepUses(uses());
    refused.push(...refusals().map(({ bearer, action, resource }) => `${bearer}: ${action} ${resource}`));
  };

  return {
    folder,
    system: (): LocalSystem => system,
    restart: async (): Promise<void> => {
      await stop();
      system = await start();
    },
    /** A work copy that holds these files and pushes to a repository of this name. */
    workCopy: async (name: string, files: Readonly<Record<string, string>>): Promise<WorkCopy> => {
      const { remote } = await system.createRepository({ owner: "acme", name });
      copies += 1;
      const from = join(folder, `from-${copies}`);
      await aFolderOf(from, files);
      return createWorkCopy(from, join(folder, `work-${copies}`), remote);
    },
    /** The statuses of a commit, the latest of each context. */
    statuses: async (name: string, commit: string): Promise<readonly Status[]> => {
      const response = await fetch(`${system.url}/github/api/repos/acme/${name}/commits/${commit}/status`);
      return ((await response.json()) as { statuses: Status[] }).statuses;
    },
    /** Waits for a commit's status of a context to be what is wanted. */
    status: async (name: string, commit: string, wanted: (status: Status) => boolean): Promise<Status> =>
      waitFor(
        `a status of ${commit}`,
        async () => {
          const response = await fetch(
            `${system.url}/github/api/repos/acme/${name}/commits/${commit}/status`,
          );
          return ((await response.json()) as { statuses: Status[] }).statuses.find(wanted);
        },
        { seconds: 300 },
      ),
    close: async (): Promise<void> => {
      await stop();
      await rm(folder, { recursive: true, force: true });
      // Not all functions tell when something is kept from them, so no test would fail by itself.
      if (refused.length > 0) throw new Error(`roles do not allow what was asked:\n${refused.join("\n")}`);
    },
  };
};
