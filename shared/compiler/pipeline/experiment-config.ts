import type { Json } from "../json.ts";

type Experiment =
  | boolean
  | { readonly name?: string | undefined; readonly trial?: string | undefined }
  | null
  | undefined;

/** How executions are recorded as experiments; null where they are not. */
export const experimentConfig = (experiment: Experiment): Json => {
  if (experiment === false) return null;
  const { name, trial } = typeof experiment === "object" && experiment !== null ? experiment : {};
  return {
    ExperimentName: name ?? { Get: "Execution.PipelineName" },
    TrialName: trial ?? { Get: "Execution.PipelineExecutionId" },
  };
};
