import { phaseOf } from "./phase-of.ts";
import type { PipelineStatus, StatusFacts } from "./pipeline-status.ts";
import { syncOf } from "./sync-of.ts";

/** A pipeline's status, on both axes, from the records alone. */
export const statusOf = (facts: StatusFacts): PipelineStatus => ({
  pipeline: facts.record.name,
  project: facts.record.project,
  commit: facts.record.desired.commit,
  sync: syncOf(facts),
  phase: phaseOf(facts),
});
