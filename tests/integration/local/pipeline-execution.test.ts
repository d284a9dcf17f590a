import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  anInputFrom,
  aPipeline,
  aProcessingStep,
  executionOf,
  runPipeline,
} from "../../builders/a-pipeline.ts";
import { aSageMaker } from "../../builders/a-sagemaker.ts";
import { aTrainingRequest } from "../../builders/a-training-request.ts";

// Real processes, on a machine that others use as well.
let sagemaker: Awaited<ReturnType<typeof aSageMaker>>;
beforeEach(async () => {
  sagemaker = await aSageMaker();
});
afterEach(() => sagemaker.close());

const condition = (
  Conditions: readonly object[],
  IfSteps: readonly object[],
  ElseSteps: readonly object[] = [],
) => ({
  Name: "Gate",
  Type: "Condition",
  Arguments: { Conditions, IfSteps, ElseSteps },
});
const fail = (ErrorMessage: unknown) => ({ Name: "Refuse", Type: "Fail", Arguments: { ErrorMessage } });

const arnOf = (step: Record<string, unknown> | undefined, kind: string): string =>
  (step?.Metadata as Record<string, { Arn: string }> | undefined)?.[kind]?.Arn ?? "";

describe("a pipeline execution", () => {
  it("runs a diamond of real jobs, each on what the ones before it made", async () => {
    const code = await sagemaker.putCode("code/train/sourcedir.tar.gz", {
      "train.py":
        'import os\nfor c in ("LEFT", "RIGHT"):\n  print(open(os.environ[f"SM_CHANNEL_{c}"] + "/n").read())\nopen(os.environ["SM_MODEL_DIR"] + "/m", "w").write(os.environ["SM_HP_RATE"])',
    });
    const channel = (step: string, ChannelName: string) => ({
      ChannelName,
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", ...{ S3Uri: anInputFrom(step).S3Input.S3Uri } } },
    });
    const { TrainingJobName, ...Arguments } = aTrainingRequest({
      name: "",
      code,
      InputDataConfig: [channel("L", "left"), channel("R", "right")],
      HyperParameters: { rate: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rate" }] } } },
    });
    const half = (name: string) =>
      aProcessingStep(name, 'cat "$IN"/A/n > "$OUT"/n; echo more >> "$OUT"/n', {
        Arguments: { ProcessingInputs: [anInputFrom("A")] },
      });
    aPipeline(
      sagemaker,
      [
        { Name: "T", Type: "Training", Arguments },
        half("L"),
        half("R"),
        aProcessingStep("A", 'echo one > "$OUT"/n'),
      ],
      { Parameters: [{ Name: "Rate", Type: "Float", DefaultValue: 1 }] },
    );

    const { execution, steps } = await runPipeline(sagemaker);

    expect(execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(Object.keys(steps).sort()).toEqual(["A", "L", "R", "T"]);
    expect(steps.T).toMatchObject({ StepStatus: "Succeeded", StepType: "Training", AttemptCount: 1 });
    const TrainingJob = arnOf(steps.T, "TrainingJob");
    const job = await sagemaker.call("DescribeTrainingJob", {
      TrainingJobName: TrainingJob.split("/").at(-1),
    });
    expect(job.HyperParameters.rate).toBe("1.0");
    expect(job.ModelArtifacts.S3ModelArtifacts).toMatch(/^s3:\/\/models\/out\/pipelines-.*model\.tar\.gz$/);
  });

  it.each([
    [0.9, "Good", "Bad"],
    [0.5, "Bad", "Good"],
  ])("takes the branch that a metric of %s asks for", async (score, taken, other) => {
    const evaluate = aProcessingStep(
      "Evaluate",
      `echo '{"metrics": {"auc": ${score}}}' > "$OUT"/report.json`,
      {
        PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "report.json" }],
      },
    );
    const metric = {
      "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: "metrics.auc" },
    };
    aPipeline(
      sagemaker,
      [
        condition(
          [{ Type: "GreaterThanOrEqualTo", LeftValue: metric, RightValue: { Get: "Parameters.Least" } }],
          [aProcessingStep("Good", "true")],
          [aProcessingStep("Bad", "true")],
        ),
        evaluate,
      ],
      { Parameters: [{ Name: "Least", Type: "Float", DefaultValue: 0.5 }] },
    );

    const { execution, steps } = await runPipeline(sagemaker, {
      PipelineParameters: [{ Name: "Least", Value: "0.7" }],
    });

    expect(execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(steps[taken]).toMatchObject({ StepStatus: "Succeeded" });
    expect(steps[other]).toBeUndefined();
    expect(steps.Gate).toMatchObject({
      Metadata: { Condition: { Outcome: taken === "Good" ? "True" : "False" } },
    });
  });

  it("fails with the message of a Fail step", async () => {
    const message = { "Std:Join": { On: " ", Values: ["refused in", { Get: "Execution.PipelineName" }] } };
    aPipeline(sagemaker, [condition([{ Type: "Equals", LeftValue: 1, RightValue: 2 }], [], [fail(message)])]);

    const { execution, steps } = await runPipeline(sagemaker);

    expect(execution).toMatchObject({
      PipelineExecutionStatus: "Failed",
      FailureReason: "Step failure: One or multiple steps failed.",
    });
    expect(steps.Refuse).toMatchObject({
      StepStatus: "Failed",
      FailureReason: "refused in pipeline",
      Metadata: { Fail: { ErrorMessage: "refused in pipeline" } },
    });
  });

  it("registers a model in a group that it makes", async () => {
    aPipeline(sagemaker, [
      {
        Name: "Model",
        Type: "Model",
        Arguments: { ExecutionRoleArn: "role", PrimaryContainer: { Image: "image" } },
      },
      {
        Name: "Register",
        Type: "RegisterModel",
        Arguments: {
          ModelPackageGroupName: "group",
          ModelPackageDescription: { Get: "Steps.Model.ModelName" },
        },
      },
    ]);

    const { arn, steps } = await runPipeline(sagemaker);

    const RegisterModel = arnOf(steps.Register, "RegisterModel");
    const registered = await sagemaker.call("DescribeModelPackage", { ModelPackageName: RegisterModel });
    expect(registered).toMatchObject({ MetadataProperties: { GeneratedBy: arn } });
    expect(registered.ModelPackageDescription).toMatch(/^pipelines-[a-z0-9]{12}-Model-[a-z0-9]{10}$/);
  });

  it("lets running steps finish when one fails, and starts no more", async () => {
    const gate = join(sagemaker.folder, "gate");
    aPipeline(sagemaker, [
      aProcessingStep("Slow", `until [ -e ${gate} ]; do sleep 0.05; done`),
      aProcessingStep("Broken", "echo broken >&2; exit 3"),
      aProcessingStep("After", "true", { DependsOn: ["Slow"] }),
    ]);

    const { PipelineExecutionArn } = await sagemaker.call("StartPipelineExecution", {
      PipelineName: "pipeline",
    });
    const hasFailed = async (): Promise<boolean> => {
      const { PipelineExecutionSteps } = await sagemaker.call("ListPipelineExecutionSteps", {
        PipelineExecutionArn,
      });
      return PipelineExecutionSteps.some(({ StepStatus }: { StepStatus: string }) => StepStatus === "Failed");
    };
    while (!(await hasFailed())) await new Promise((resolve) => setTimeout(resolve, 10));
    await writeFile(gate, "");
    const { execution, steps } = await executionOf(sagemaker, PipelineExecutionArn);

    expect(execution.PipelineExecutionStatus).toBe("Failed");
    expect(steps.Slow).toMatchObject({ StepStatus: "Succeeded" });
    expect(steps.Broken).toMatchObject({
      StepStatus: "Failed",
      FailureReason: "AlgorithmError: broken, exit code: 3",
    });
    expect(steps.After).toBeUndefined();
  });

  it("uses a cached step again without running it, and reads what it made", async () => {
    const cached = aProcessingStep("Make", 'date +%N > "$OUT"/n', {
      CacheConfig: { Enabled: true, ExpireAfter: "10d" },
    });
    const use = aProcessingStep("Use", 'cat "$IN"/Make/n > "$OUT"/n', {
      Arguments: { ProcessingInputs: [anInputFrom("Make")] },
    });
    aPipeline(sagemaker, [cached, use]);
    const first = await runPipeline(sagemaker);

    const second = await runPipeline(sagemaker);

    expect(second.steps.Make).toMatchObject({
      StepStatus: "Succeeded",
      CacheHitResult: { SourcePipelineExecutionArn: first.arn },
      Metadata: first.steps.Make?.Metadata,
    });
    expect(second.steps.Use).not.toHaveProperty("CacheHitResult");
    const made = (arn: string, step: string) =>
      sagemaker.read(`s3://models/${arn.split("/").at(-1)}/${step}/n`);
    expect(await made(second.arn, "Use")).toEqual(await made(first.arn, "Make"));
    expect((await sagemaker.call("ListProcessingJobs", {})).ProcessingJobSummaries).toHaveLength(3);
  });

  it("stops its jobs when it is stopped", async () => {
    aPipeline(sagemaker, [
      aProcessingStep("Endless", "sleep 600"),
      aProcessingStep("After", "true", { DependsOn: ["Endless"] }),
    ]);
    const { PipelineExecutionArn } = await sagemaker.call("StartPipelineExecution", {
      PipelineName: "pipeline",
    });

    await sagemaker.call("StopPipelineExecution", { PipelineExecutionArn });

    const { execution, steps } = await executionOf(sagemaker, PipelineExecutionArn);
    expect(execution.PipelineExecutionStatus).toBe("Stopped");
    expect(Object.keys(steps)).toEqual(["Endless"]);
    expect(steps.Endless).toMatchObject({ StepStatus: "Stopped" });
  });

  it("fails, jobs and all, when the process that ran it is gone", async () => {
    aPipeline(sagemaker, [aProcessingStep("Endless", "sleep 600")]);
    const { PipelineExecutionArn } = await sagemaker.call("StartPipelineExecution", {
      PipelineName: "pipeline",
    });
    const jobs = async () => (await sagemaker.call("ListProcessingJobs", {})).ProcessingJobSummaries;
    while ((await jobs()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

    await sagemaker.restart();

    const { execution, steps } = await executionOf(sagemaker, PipelineExecutionArn);
    expect(execution).toMatchObject({
      PipelineExecutionStatus: "Failed",
      FailureReason: "InternalServerError: the local system stopped while this execution ran",
    });
    expect(steps.Endless).toMatchObject({
      StepStatus: "Failed",
      FailureReason: "InternalServerError: the local system stopped while this step ran",
    });
    expect(await jobs()).toMatchObject([{ ProcessingJobStatus: "Failed" }]);
    expect(sagemaker.events.at(-1)).toMatchObject({ detail: { currentPipelineExecutionStatus: "Failed" } });
  });

  it("continues a failed execution where it failed", async () => {
    await sagemaker.put("models/flag/done", "no");
    const step = aProcessingStep("Moody", 'grep -q yes "$IN"/flag/done', {
      DependsOn: ["Make"],
      Arguments: {
        ProcessingInputs: [
          {
            InputName: "flag",
            S3Input: { S3Uri: "s3://models/flag/", LocalPath: "/opt/ml/processing/input/flag" },
          },
        ],
      },
    });
    aPipeline(sagemaker, [aProcessingStep("Make", "true"), step]);
    const first = await runPipeline(sagemaker);
    await sagemaker.put("models/flag/done", "yes");

    await sagemaker.call("RetryPipelineExecution", {
      PipelineExecutionArn: first.arn,
      ClientRequestToken: "t",
    });

    const second = await executionOf(sagemaker, first.arn);
    expect(first.execution.PipelineExecutionStatus).toBe("Failed");
    expect(second.execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(second.execution).not.toHaveProperty("FailureReason");
    expect(second.steps.Make).toEqual(first.steps.Make);
  });

  it("runs selected steps on what an earlier execution made", async () => {
    const use = aProcessingStep("Use", 'cat "$IN"/Make/n > "$OUT"/n', {
      Arguments: { ProcessingInputs: [anInputFrom("Make")] },
    });
    aPipeline(sagemaker, [
      aProcessingStep("Make", 'echo made > "$OUT"/n'),
      use,
      aProcessingStep("Last", "true", { DependsOn: ["Use"] }),
    ]);
    const first = await runPipeline(sagemaker);

    const second = await runPipeline(sagemaker, {
      SelectiveExecutionConfig: {
        SourcePipelineExecutionArn: first.arn,
        SelectedSteps: [{ StepName: "Use" }],
      },
    });

    expect(second.execution.PipelineExecutionStatus).toBe("Succeeded");
    expect(Object.keys(second.steps)).toEqual(["Use"]);
    const id = second.arn.split("/").at(-1);
    expect((await sagemaker.read(`s3://models/${id}/Use/n`)).toString()).toBe("made\n");
  });

  it("starts once for one token", async () => {
    aPipeline(sagemaker, [aProcessingStep("Only", "true")]);
    const input = { PipelineName: "pipeline", ClientRequestToken: "0123456789abcdef0123456789abcdef" };

    const answers = await Promise.all([1, 2].map(() => sagemaker.call("StartPipelineExecution", input)));

    expect(answers[0]).toEqual(answers[1]);
    expect((await sagemaker.call("ListPipelineExecutions", input)).PipelineExecutionSummaries).toHaveLength(
      1,
    );
    await executionOf(sagemaker, answers[0].PipelineExecutionArn);
  });

  it("names the kind of step that cannot run here", async () => {
    aPipeline(sagemaker, [{ Name: "Cluster", Type: "EMR", Arguments: {} }]);

    const { steps } = await runPipeline(sagemaker);

    expect(steps.Cluster).toMatchObject({
      StepStatus: "Failed",
      FailureReason:
        "ClientError: a step of type EMR cannot run here: it needs a service that the local system does not have",
    });
  });

  it("tells the bus of every change, in the service's own shape", async () => {
    aPipeline(sagemaker, [aProcessingStep("Only", "true")]);

    const { arn } = await runPipeline(sagemaker);

    const changes = sagemaker.events.filter(({ detailType }) => detailType.includes("Pipeline Execution"));
    const statuses = changes.map(({ detail }) => {
      const told = detail as Record<string, string>;
      return told.currentPipelineExecutionStatus ?? `${told.stepName} ${told.currentStepStatus}`;
    });
    expect(statuses).toEqual(["Executing", "Only Starting", "Only Executing", "Only Succeeded", "Succeeded"]);
    expect(changes[3]?.detail).toMatchObject({
      metadata: { processingJob: { arn: expect.stringContaining(":processing-job/pipelines-") } },
      previousStepStatus: "Executing",
      stepType: "Processing",
      pipelineExecutionArn: arn,
    });
    expect(changes[4]?.resources).toEqual([arn.split("/execution/")[0], arn]);
    expect(changes[4]?.detail).toMatchObject({ executionEndTime: expect.stringMatching(/^\d{4}-.*Z$/) });
  });
});
