import { randomBytes } from "node:crypto";
import { dependencyGraph } from "../definition/dependency-graph.ts";
import { parseDefinition } from "../definition/parse-definition.ts";
import { resolveParameters } from "../definition/resolve-parameters.ts";
import { selectSteps } from "../definition/select-steps.ts";
import { createScope } from "../execution/create-scope.ts";
import type { EngineRuntime } from "../execution/engine-runtime.ts";
import type { ExecutionRecord } from "../execution/execution-record.ts";
import { resolveExpression } from "../expression/resolve-expression.ts";
import type { StartInput } from "./start-input.ts";

/** A pipeline as `DescribePipeline` answers it. */
export type Pipeline = {
  readonly PipelineName: string;
  readonly PipelineArn: string;
  readonly PipelineDefinition: string;
  readonly RoleArn?: string;
  readonly ParallelismConfiguration?: { readonly MaxParallelExecutionSteps: number };
};

const idLength = 12;
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

const newId = (): string =>
  [...randomBytes(idLength)].map((byte) => alphabet[byte % alphabet.length]).join("");

const firstRecord = (pipeline: Pipeline, input: StartInput, now: number): ExecutionRecord => {
  const id = newId();
  const { PipelineParameters = [], ParallelismConfiguration = pipeline.ParallelismConfiguration } = input;
  return {
    id,
    PipelineName: pipeline.PipelineName,
    PipelineArn: pipeline.PipelineArn,
    PipelineExecutionArn: `${pipeline.PipelineArn}/execution/${id}`,
    PipelineExecutionDisplayName: input.PipelineExecutionDisplayName ?? `execution-${Math.round(now * 1000)}`,
    PipelineExecutionStatus: "Executing",
    CreationTime: now,
    LastModifiedTime: now,
    PipelineParameters,
    ...(pipeline.RoleArn !== undefined && { RoleArn: pipeline.RoleArn }),
    ...(input.PipelineExecutionDescription !== undefined && {
      PipelineExecutionDescription: input.PipelineExecutionDescription,
    }),
    ...(input.PipelineVersionId !== undefined && { PipelineVersionId: input.PipelineVersionId }),
    ...(ParallelismConfiguration && { ParallelismConfiguration }),
    ...(input.SelectiveExecutionConfig && { SelectiveExecutionConfig: input.SelectiveExecutionConfig }),
    ...(input.ClientRequestToken !== undefined && { ClientRequestToken: input.ClientRequestToken }),
  };
};

/** The records of an execution that is about to begin; refuses one that could not run. */
export const prepareExecution = async (runtime: EngineRuntime, pipeline: Pipeline, input: StartInput) => {
  const definition = parseDefinition(pipeline.PipelineDefinition);
  resolveParameters(definition.parameters, input.PipelineParameters ?? []);
  selectSteps(definition, dependencyGraph(definition), input.SelectiveExecutionConfig);
  const source = input.SelectiveExecutionConfig?.SourcePipelineExecutionArn;
  if (source !== undefined) runtime.store.find(source);
  const execution = firstRecord(pipeline, input, runtime.context.now());
  const scope = createScope(runtime, { execution, definition, jobName: "" });
  const experiment = (await resolveExpression(definition.experiment, scope)) as Record<string, unknown>;
  return {
    execution: { ...execution, PipelineExperimentConfig: experiment },
    definition: { text: pipeline.PipelineDefinition, stepNames: [...definition.nodes.keys()] },
  };
};
