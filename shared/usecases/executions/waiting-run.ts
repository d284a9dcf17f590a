import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { WaitingRun } from "../../domain/waiting-run.ts";
import { sha256 } from "../sha256.ts";

type Runnable = Pick<PipelineRecord, "name" | "commitParameters" | "start" | "desired">;

export type RunCause = {
  /** Commit by repository. */
  readonly commits: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly since: string;
  /** What asks for the run beside the revision itself, such as the time that a schedule names; each asks for one run. */
  readonly occasion?: string;
};

/** The run that a pipeline is owed: its inputs pinned, and a token by which it starts once. */
export const waitingRun = (
  { name, commitParameters, start, desired: revision }: Runnable,
  { commits, since, occasion = "" }: RunCause,
): WaitingRun => {
  const { digest, repository, commit, generation } = revision;
  const pinned = Object.entries(commitParameters).flatMap(([parameter, from]) => {
    const value = commits[from];
    return value === undefined ? [] : [[parameter, value] as const];
  });
  const token = sha256(["slipway", name, digest, commit, generation, occasion].join("\n"));
  return {
    revision,
    commits,
    since,
    start: {
      ...start,
      pipeline: name,
      token,
      displayName: `${name.slice(0, 45)}-${commit.slice(0, 12)}-${token.slice(0, 8)}`,
      description: `${repository}@${commit}`,
      parameters: { ...start.parameters, ...Object.fromEntries(pinned) },
    },
  };
};
