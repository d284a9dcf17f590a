import { describeFailure } from "./describe-failure.ts";
import { describeRun } from "./describe-run.ts";
import { groupPhase } from "./group-phase.ts";
import type { Phase, Standing, StatusFacts } from "./pipeline-status.ts";

// Of several groups, the one that needs somebody most speaks for the pipeline.
const RANK: readonly Phase[] = ["Degraded", "AwaitingApproval", "Deploying", "Stale", "Serving", "Idle"];

const runPhase = ({ record, execution, now }: StatusFacts): Standing<Phase> | undefined => {
  const { latest, waiting, policy } = record;
  const { status, steps = [] } = execution ?? {};
  const since = latest === undefined ? {} : { since: latest.startedAt };
  if (status === "Executing" || status === "Stopping")
    return { is: "Training", reason: describeRun(steps, now), ...since, move: "Slipway" };
  if (waiting !== undefined)
    return { is: "Training", reason: "a run waits to start", since: waiting.since, move: "Slipway" };
  if (status === "Failed")
    return { is: "Failed", reason: describeFailure(steps).description, ...since, move: "author" };
  if (status === "Stopped")
    return { is: "Failed", reason: "the execution was stopped", ...since, move: "author" };
  return latest === undefined && policy.on === "manual"
    ? { is: "Idle", reason: "nobody has started it yet", move: "author" }
    : undefined;
};

/** Where a pipeline's models stand on their way from git to their callers. */
export const phaseOf = (facts: StatusFacts): Standing<Phase> => {
  const { suspended } = facts.record;
  if (suspended !== undefined)
    return {
      is: "Suspended",
      reason: `suspended by ${suspended.by}${suspended.reason === undefined ? "" : `: ${suspended.reason}`}`,
      since: suspended.at,
      move: "operator",
    };
  const run = runPhase(facts);
  if (run !== undefined) return run;
  const [worst] = facts.groups.map(groupPhase).toSorted((a, b) => RANK.indexOf(a.is) - RANK.indexOf(b.is));
  return worst ?? { is: "Idle", reason: "it registers no model", move: "nobody" };
};
