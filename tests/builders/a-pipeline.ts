import type { aSageMaker } from "./a-sagemaker.ts";

type SageMaker = Awaited<ReturnType<typeof aSageMaker>>;
type Step = Readonly<Record<string, unknown>>;

/** Puts a pipeline of these steps, as the control plane keeps it. */
export const aPipeline = (
  sagemaker: SageMaker,
  steps: readonly Step[],
  definition: Readonly<Record<string, unknown>> = {},
  name = "pipeline",
): void => {
  const PipelineDefinition = JSON.stringify({
    Version: "2020-12-01",
    Parameters: [],
    ...definition,
    Steps: steps,
  });
  const PipelineArn = `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${name}`;
  sagemaker.records().put("pipeline", name, { PipelineName: name, PipelineArn, PipelineDefinition });
};

/** Starts the pipeline and waits for the end of the execution; gives it with its steps by name. */
export const runPipeline = async (sagemaker: SageMaker, start: Readonly<Record<string, unknown>> = {}) => {
  const { PipelineExecutionArn } = await sagemaker.call("StartPipelineExecution", {
    PipelineName: "pipeline",
    ...start,
  });
  return executionOf(sagemaker, PipelineExecutionArn);
};

/** Waits for the end of an execution; gives it with its steps by name. */
export const executionOf = async (sagemaker: SageMaker, PipelineExecutionArn: string) => {
  const execution = await sagemaker.ended("DescribePipelineExecution", { PipelineExecutionArn });
  const { PipelineExecutionSteps } = await sagemaker.call("ListPipelineExecutionSteps", {
    PipelineExecutionArn,
  });
  const steps: Record<string, Record<string, unknown>> = Object.fromEntries(
    PipelineExecutionSteps.map((step: { StepName: string }) => [step.StepName, step]),
  );
  return { arn: PipelineExecutionArn, execution, steps };
};

/** A processing step that runs a shell command; its one output, `out`, is what the command leaves in `$OUT`. */
export const aProcessingStep = (Name: string, command: string, members: Step = {}) => ({
  Name,
  Type: "Processing",
  Arguments: {
    AppSpecification: { ImageUri: "image", ContainerEntrypoint: ["/bin/sh", "-c", command] },
    RoleArn: "arn:aws:iam::111122223333:role/jobs",
    Environment: { OUT: "/opt/ml/processing/output", IN: "/opt/ml/processing/input" },
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 10 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "out",
          S3Output: {
            S3Uri: {
              "Std:Join": {
                On: "/",
                Values: ["s3://models", { Get: "Execution.PipelineExecutionId" }, Name],
              },
            },
            LocalPath: "/opt/ml/processing/output",
            S3UploadMode: "EndOfJob",
          },
        },
      ],
    },
    ...(members.Arguments as Step),
  },
  ...Object.fromEntries(Object.entries(members).filter(([name]) => name !== "Arguments")),
});

/** An input of a processing step that is another's output. */
export const anInputFrom = (step: string) => ({
  InputName: step,
  S3Input: {
    S3Uri: { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri` },
    LocalPath: `/opt/ml/processing/input/${step}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
  },
});
