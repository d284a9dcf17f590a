import type { ExecutionStep } from "../../ports/executions.ts";
import { showAge } from "./show-age.ts";

/** What an execution is doing now: which steps, and how long. */
export const describeRun = (steps: readonly ExecutionStep[], now: string): string => {
  const running = steps.filter(({ status }) => status === "Executing" || status === "Starting");
  const names = running.map(({ name, startedAt }) =>
    startedAt === undefined ? name : `${name} (${showAge(startedAt, now)})`,
  );
  return names.length === 0 ? "training" : `training: ${names.join(", ")}`;
};
