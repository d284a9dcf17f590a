import { readText } from "../../jobs/data/read-text.ts";
import { s3As } from "../../s3-as.ts";
import type { PipelineDefinition } from "../definition/pipeline-definition.ts";
import { resolveParameters } from "../definition/resolve-parameters.ts";
import { parsePath } from "../expression/parse-path.ts";
import { readPath } from "../expression/read-path.ts";
import type { Scope } from "../expression/scope.ts";
import type { ExecutionStore } from "./create-execution-store.ts";
import type { EngineRuntime } from "./engine-runtime.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";

/** A step that was not selected is read from the execution that this one continues. */
const findStep = (store: ExecutionStore, arn: string, name: string): StepRecord | undefined => {
  const found = store.step(arn, name);
  if (found) return found;
  const source = store.find(arn).SelectiveExecutionConfig?.SourcePipelineExecutionArn;
  return source === undefined ? undefined : findStep(store, source, name);
};

const outputOf = (properties: unknown, output: string): string => {
  const path = `ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`;
  const url = readPath(properties, parsePath(path));
  if (typeof url !== "string") throw new Error(`ClientError: there is no output "${output}"`);
  return url.replace(/\/$/, "");
};

const executionVariables = (execution: ExecutionRecord, now: number): Record<string, string> => ({
  StartDateTime: new Date(execution.CreationTime * 1000).toISOString(),
  CurrentDateTime: new Date(now * 1000).toISOString(),
  PipelineName: execution.PipelineName,
  PipelineArn: execution.PipelineArn,
  PipelineExecutionId: execution.id,
  PipelineExecutionArn: execution.PipelineExecutionArn,
});

type Options = {
  readonly execution: ExecutionRecord;
  readonly definition: PipelineDefinition;
  /** The name of the job that the expression is resolved for, in case it names it. */
  readonly jobName: string;
};

/** What the expressions of an execution's steps may read at this moment. */
export const createScope = (runtime: EngineRuntime, { execution, definition, jobName }: Options): Scope => {
  const { store, context } = runtime;
  const propertiesOf = (name: string) => {
    const step = findStep(store, execution.PipelineExecutionArn, name);
    if (step?.StepStatus !== "Succeeded") throw new Error(`ClientError: step "${name}" has not succeeded`);
    return step.properties;
  };
  return {
    parameters: resolveParameters(definition.parameters, execution.PipelineParameters),
    execution: {
      ...executionVariables(execution, context.now()),
      TrainingJobName: jobName,
      ProcessingJobName: jobName,
    },
    experiment: execution.PipelineExperimentConfig ?? {},
    propertiesOf,
    propertyFileOf: (name, file) => {
      const files = definition.nodes.get(name)?.step.PropertyFiles ?? [];
      const found = files.find(({ PropertyFileName }) => PropertyFileName === file);
      if (!found) throw new Error(`ClientError: step "${name}" has no property file "${file}"`);
      return `${outputOf(propertiesOf(name), found.OutputName)}/${found.FilePath}`;
    },
    readText: (url) => readText(s3As(context, execution.RoleArn), url),
  };
};
