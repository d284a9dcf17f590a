import type { LocalSystem } from "../../../local/system/start-system.ts";
import { createS3ArtifactStore } from "../../../shared/adapters/artifacts/s3-artifact-store.ts";
import { collectArtifacts } from "../../../shared/usecases/serving/collect-artifacts.ts";
import type { ServedGroup } from "./a-served-group.ts";

/**
 * Collects a system's copies as the schedule does, with no more grace than its invoker remembers routes for. What was
 * asked before is waited for, since a slow machine may take longer than this grace to answer it.
 */
export const createCollector = (
  { s3, bucket }: LocalSystem,
  { ports }: ServedGroup,
  { graceSeconds, answered }: { readonly graceSeconds: number; readonly answered: () => Promise<void> },
) => {
  const removed: string[] = [];
  return {
    collect: async (): Promise<void> => {
      const artifacts = createS3ArtifactStore(s3, { bucket, prefix: "models" });
      const { routes, now } = ports;
      const from = Date.now();
      await answered();
      const waited = (Date.now() - from) / 1000;
      const report = await collectArtifacts({
        artifacts,
        routes,
        graceSeconds: graceSeconds + waited,
        budget: 10,
        now,
      });
      removed.push(...report.removed);
    },
    removed: removed as readonly string[],
  };
};
