import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import { get } from "../emit/get.ts";
import { take } from "../emit/take.ts";
import type { Json } from "../json.ts";
import type { Scope } from "../scope.ts";
import { settle } from "../settle/settle.ts";

type Experiment =
  | boolean
  | { readonly name?: string | undefined; readonly trial?: string | undefined }
  | null
  | undefined;

/** How executions are recorded as experiments; null where they are not. */
export const experimentConfig = (scope: Scope, experiment: Experiment, pipeline: Place): Json => {
  if (experiment === false) return null;
  const place = child(pipeline, "experiment");
  const value = typeof experiment === "object" && experiment !== null ? experiment : {};
  const config = {
    ExperimentName: take({ value, place }, "name", get("Execution.PipelineName")),
    TrialName: take({ value, place }, "trial", get("Execution.PipelineExecutionId")),
  };
  return settle(scope, config, { path: "PipelineExperimentConfig", place, asker: undefined }) ?? null;
};
