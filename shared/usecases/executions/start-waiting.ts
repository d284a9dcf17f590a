import type { ExecutionRecord } from "../../domain/execution-record.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { Pipelines } from "../../ports/pipelines.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import { sha256 } from "../sha256.ts";

export type StartPorts = {
  readonly pipelines: Pick<Pipelines, "running" | "start" | "stop">;
  readonly projects: Pick<ProjectStore, "started">;
  /** ISO 8601. */
  readonly now: () => string;
  /** Called right before a start, which it cannot keep from happening. */
  readonly announce?: (record: PipelineRecord) => Promise<void>;
};

/** What became of the run that a pipeline was owed. */
export type StartOutcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "queued"; readonly behind: string }
  | { readonly kind: "started"; readonly execution: ExecutionRecord };

/**
 * Starts the run that waits for a pipeline, if its policy lets it run now. Whoever is killed in between and calls again
 * starts nothing twice: the run is recognised by its name while it goes on, and by its token when it is over.
 */
export const startWaiting = async (
  { pipelines, projects, now, announce }: StartPorts,
  record: PipelineRecord,
): Promise<StartOutcome> => {
  const { name, waiting, policy, suspended, retired } = record;
  if (waiting === undefined || suspended !== undefined || retired !== undefined) return { kind: "nothing" };
  const { start, commits } = waiting;
  const running = policy.whenRunning === "parallel" ? [] : await pipelines.running(name);
  const own = running.find(({ displayName }) => displayName === start.displayName);
  const [other] = running;
  if (own === undefined && other !== undefined) {
    if (policy.whenRunning === "cancel")
      await Promise.all(
        // A token is good for one request, and this one may be made of several executions.
        running.map(({ arn }) => pipelines.stop(arn, sha256(["slipway stop", start.token, arn].join("\n")))),
      );
    return { kind: "queued", behind: other.arn };
  }
  if (own === undefined) await announce?.(record);
  const arn = own?.arn ?? (await pipelines.start(start));
  const execution = { arn, pipeline: name, commits, startedAt: now() };
  await projects.started(record, waiting, execution);
  return { kind: "started", execution };
};
