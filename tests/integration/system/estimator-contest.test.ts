import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import {
  DescribeHyperParameterTuningJobCommand,
  DescribeModelPackageCommand,
  DescribePipelineExecutionCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
  type PipelineExecutionStep,
  StartPipelineExecutionCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createInvoker } from "../../../local/demo/create-invoker.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aSystem } from "../../builders/a-system.ts";

const EXAMPLE = join(import.meta.dirname, "../../../examples/estimator-contest");
const PIPELINE = "estimator-contest";
const ESTIMATORS = ["LightGBM", "LogisticRegression", "NaiveBayes", "NeuralNet", "RandomForest", "XGBoost"];

// scikit-learn, XGBoost and LightGBM are installed once; then nine training jobs run.
type Steps = Readonly<Record<string, PipelineExecutionStep>>;

let running: Awaited<ReturnType<typeof aSystem>>;
let commit = "";

const exampleFiles = async (): Promise<Record<string, string>> => {
  const entries = await readdir(EXAMPLE, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(async (path) => [path.slice(EXAMPLE.length + 1), await readFile(path, "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
};

const firstExecution = () =>
  waitFor(
    "the push to start an execution",
    async () => {
      const { PipelineExecutionSummaries: [summary] = [] } = await running
        .system()
        .sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: PIPELINE }))
        .catch(() => ({ PipelineExecutionSummaries: [] }));
      return summary?.PipelineExecutionArn;
    },
    { seconds: 300 },
  );

const ended = (PipelineExecutionArn: string) =>
  waitFor(
    "the end of the execution",
    async () => {
      const found = await running
        .system()
        .sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
      return found.PipelineExecutionStatus === "Executing" ? undefined : found;
    },
    { seconds: 300 },
  );

const start = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
  const { PipelineExecutionArn } = await running.system().sagemaker.send(
    new StartPipelineExecutionCommand({
      PipelineName: PIPELINE,
      PipelineParameters: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
    }),
  );
  return PipelineExecutionArn ?? "";
};

const stepsOf = async (PipelineExecutionArn: string): Promise<Steps> => {
  const { PipelineExecutionSteps = [] } = await running
    .system()
    .sagemaker.send(new ListPipelineExecutionStepsCommand({ PipelineExecutionArn, MaxResults: 100 }));
  return Object.fromEntries(PipelineExecutionSteps.map((step) => [step.StepName, step]));
};

const packagesOf = async (dataset: string) => {
  const { ModelPackageSummaryList = [] } = await running
    .system()
    .sagemaker.send(new ListModelPackagesCommand({ ModelPackageGroupName: `${PIPELINE}-${dataset}` }))
    .catch(() => ({ ModelPackageSummaryList: [] }));
  return ModelPackageSummaryList;
};

const nameIn = (arn: string | undefined): string => arn?.split("/").at(-1) ?? "";

const readJson = async (uri: string): Promise<Record<string, unknown>> => {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  const { Body } = await running.system().s3.send(new GetObjectCommand({ Bucket, Key }));
  return JSON.parse((await Body?.transformToString()) ?? "{}");
};

const tuningOf = ({ tune }: Steps) => ({
  HyperParameterTuningJobName: nameIn(tune?.Metadata?.TuningJob?.Arn),
});

const bestOf = async (steps: Steps) => {
  const described = new DescribeHyperParameterTuningJobCommand(tuningOf(steps));
  return (await running.system().sagemaker.send(described)).BestTrainingJob;
};

/** What the refit's script says that it was told, and trained with. */
const refittedWith = async ({ refit }: Steps, estimator: string): Promise<Record<string, unknown>> => {
  const { state } = running.system();
  const name = nameIn(refit?.Metadata?.TrainingJob?.Arn);
  const log = (await readdir(state, { recursive: true })).find((path) => path.endsWith(`${name}.log`)) ?? "";
  const text = await readFile(join(state, log), "utf8");
  return JSON.parse(new RegExp(`^${estimator} with (.*)$`, "m").exec(text)?.[1] ?? "{}");
};

type Run = { readonly arn: string; readonly status: string; readonly reason: string; readonly steps: Steps };

const run = async (arn: string): Promise<Run> => {
  const { PipelineExecutionStatus: status = "", FailureReason: reason = "" } = await ended(arn);
  return { arn, status, reason, steps: await stepsOf(arn) };
};

let pushed: Run;
let tooHigh: Run;
let wine: Run;

// The tests only look, each by itself: trials and installation are made once.
beforeAll(async () => {
  running = await aSystem();
  commit = await (await running.workCopy(PIPELINE, await exampleFiles())).push("Let them compete");
  pushed = await run(await firstExecution());
  tooHigh = await run(
    await start({
      DatasetName: "breast-cancer",
      MaxTuningJobs: "6",
      MaxTuningParallelJobs: "2",
      MetricForRegistration: "recall",
      MinThresholdForRegistration: "1.01",
    }),
  );
  wine = await run(
    await start({
      DatasetName: "wine",
      MaxTuningJobs: "1",
      MaxTuningParallelJobs: "1",
      CrossValidationScorer: "f1",
      StratifySplit: "False",
      RegisterModelApprovalStatus: "Approved",
    }),
  );
});
afterAll(() => running.close());

describe("the estimator contest", () => {
  it("is started by a push, and lets each of the six estimators try", async () => {
    expect(pushed).toMatchObject({ status: "Succeeded", reason: "" });
    const { TrainingJobSummaries: jobs = [] } = await running
      .system()
      .sagemaker.send(
        new ListTrainingJobsForHyperParameterTuningJobCommand({ ...tuningOf(pushed.steps), MaxResults: 100 }),
      );
    expect(jobs.map((job) => job.TrainingJobDefinitionName).toSorted()).toEqual(ESTIMATORS);
    expect(new Set(jobs.map((job) => job.TrainingJobStatus))).toEqual(new Set(["Completed"]));
    const scores = jobs.map((job) => job.FinalHyperParameterTuningJobObjectiveMetric?.Value ?? Number.NaN);
    const best = await bestOf(pushed.steps);
    expect(best?.FinalHyperParameterTuningJobObjectiveMetric?.Value).toBe(Math.max(...scores));
  });

  it.each(["breast-cancer", "wine"])("trains the winner again with what won: %s", async (dataset) => {
    const { steps } = dataset === "wine" ? wine : pushed;
    const best = await bestOf(steps);
    const trained = Object.entries(await refittedWith(steps, best?.TrainingJobDefinitionName ?? ""));
    const won = Object.entries(best?.TunedHyperParameters ?? {});
    expect(won).not.toEqual([]);
    // The script prints what the library gets: its own names, and nothing for `none`.
    expect(
      Object.fromEntries(
        trained.map(([name, value]) => [name.replaceAll("_", "-"), String(value ?? "none")]),
      ),
    ).toEqual(Object.fromEntries(won.map(([name, value]) => [name, String(JSON.parse(value))])));
  });

  it("registers it with its report where the chosen metric is good enough", async () => {
    const [version, ...others] = await packagesOf("breast-cancer");
    expect(others).toEqual([]);
    const found = await running
      .system()
      .sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: version?.ModelPackageArn }));
    expect(found.CustomerMetadataProperties).toMatchObject({ commit });
    const report = await readJson(found.ModelMetrics?.ModelQuality?.Statistics?.S3Uri ?? "");
    const { auc } = report.binary_classification_metrics as Record<string, { value: number }>;
    expect(auc?.value).toBeGreaterThan(0.9);
    expect(report.register_metric).toEqual({ name: "auc", ...auc });
  });

  it("serves it, once approved, by the code that the artifact brought along", async () => {
    const [version] = await packagesOf("breast-cancer");
    expect(version?.ModelApprovalStatus).toBe("PendingManualApproval");
    const { sagemaker, invokerUrl, credentials } = running.system();
    const approval = { ModelPackageArn: version?.ModelPackageArn, ModelApprovalStatus: "Approved" } as const;
    await sagemaker.send(new UpdateModelPackageCommand(approval));
    const rows = await readFile(join(EXAMPLE, "samples/breast-cancer.csv"));
    const { answer } = await createInvoker(invokerUrl, credentials)(`${PIPELINE}-breast-cancer`, rows, 1);
    const { predictions } = JSON.parse(answer) as { predictions: { label: string }[] };
    expect(predictions.map(({ label }) => label)).toEqual(["malignant", "benign"]);
  });

  it("fails with the reason, and registers nothing, where the threshold is out of reach", async () => {
    expect(tooHigh.status).toBe("Failed");
    expect(tooHigh.steps["register-GateFailed"]).toMatchObject({
      StepStatus: "Failed",
      FailureReason: "winner was not registered: expected register_metric.value >= 1.01",
    });
    expect(Object.keys(tooHigh.steps)).not.toContain("register-RegisterModel");
    expect(await packagesOf("breast-cancer")).toHaveLength(1);
  });

  it("does not tune again where only the gate changed", () => {
    const sources = Object.values(tooHigh.steps)
      .filter(({ CacheHitResult: hit }) => hit !== undefined)
      .map(({ StepName, CacheHitResult: hit }) => [StepName, hit?.SourcePipelineExecutionArn]);
    expect(Object.fromEntries(sources)).toEqual({
      preprocess: pushed.arn,
      tune: pushed.arn,
      refit: pushed.arn,
    });
  });

  it("has a group for each data set, whose versions a parameter may approve at once", async () => {
    expect(wine).toMatchObject({ status: "Succeeded", reason: "" });
    expect(await packagesOf("wine")).toMatchObject([{ ModelApprovalStatus: "Approved" }]);
    const { invokerUrl, credentials } = running.system();
    const rows = await readFile(join(EXAMPLE, "samples/wine.csv"));
    const { answer } = await createInvoker(invokerUrl, credentials)(`${PIPELINE}-wine`, rows, 1);
    expect(answer).toContain('"label": "first-cultivar"');
  });
});
