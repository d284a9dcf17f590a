import type { CompiledPipeline } from "../compiler/compilation.ts";
import type { PipelineRevision } from "../domain/pipeline-revision.ts";
import type { Start } from "../domain/start.ts";
import type { WaitingRun } from "../domain/waiting-run.ts";
import { sha256 } from "./sha256.ts";

const selectionOf = ({
  start: { selectedSteps: steps, sourceExecution },
}: CompiledPipeline): Pick<Start, "selection"> | object =>
  steps === undefined
    ? {}
    : { selection: { steps, ...(sourceExecution === undefined ? {} : { sourceExecution }) } };

/** The run that a revision is owed: its inputs pinned, and a token by which it starts once. */
export const waitingRun = (
  compiled: CompiledPipeline,
  revision: PipelineRevision,
  commits: Readonly<Record<string, string>>,
): WaitingRun => {
  const { name, commitParameters, start } = compiled;
  const { digest, repository, commit, generation, at } = revision;
  const pinned = Object.entries(commitParameters).flatMap(([parameter, from]) => {
    const value = commits[from];
    return value === undefined ? [] : [[parameter, value] as const];
  });
  return {
    revision,
    commits,
    since: at,
    start: {
      pipeline: name,
      token: sha256(["slipway", name, digest, commit, generation].join("\n")),
      displayName: `${name.slice(0, 50)}-g${generation}-${commit.slice(0, 12)}`,
      description: `${repository}@${commit}`,
      parameters: { ...start.parameters, ...Object.fromEntries(pinned) },
      ...selectionOf(compiled),
    },
  };
};
