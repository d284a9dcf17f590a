import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalSystem } from "../local/system/start-system.ts";
import { waitFor } from "../local/system/wait-for.ts";

/** Resolves once the reconcile function says that a pushed commit is reconciled. */
export const reconciled = async (system: LocalSystem, commit: string): Promise<void> => {
  const log = join(system.state, "lambda", "logs", "slipway-dev-reconcile.log");
  await waitFor(
    "the push to be reconciled",
    async () => {
      const text = await readFile(log, "utf8").catch(() => "");
      const isDone = (line: string) => line.includes("push reconciled") && line.includes(commit);
      return text.split("\n").some(isDone) ? true : undefined;
    },
    { seconds: 60 },
  );
};
