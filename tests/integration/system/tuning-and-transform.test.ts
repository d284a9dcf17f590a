import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateHyperParameterTuningJobCommand,
  CreateModelCommand,
  CreateTransformJobCommand,
  DescribeHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
  DescribeTransformJobCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aSystem } from "../../builders/a-system.ts";
import { anArchive } from "../../builders/an-archive.ts";

const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3";

// The nearer to 0.5, the better; the score is printed as real scripts print small numbers.
const TRAIN = `
import json, os
rate = float(os.environ["SM_HP_RATE"])
kind = os.environ["SM_HP_KIND"]
loss = abs(rate - 0.5) * (1e-6 if kind == "good" else 1.0)
print("loss: %.8e;" % loss)
folder = os.environ["SM_MODEL_DIR"]
json.dump({"rate": rate}, open(os.path.join(folder, "model.json"), "w"))
`;

const INFERENCE = `
def model_fn(folder):
    return None
def input_fn(body, content_type):
    return [float(line) for line in (body.decode() if isinstance(body, bytes) else body).split()]
def predict_fn(values, model):
    return "".join("%g\\n" % (value * 2) for value in values)
def output_fn(text, accept):
    return text, "text/csv"
`;

let running: Awaited<ReturnType<typeof aSystem>>;

const put = async (Key: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const Body = await anArchive(Object.entries(files).map(([name, content]) => ({ name, content })));
  await running.system().s3.send(new PutObjectCommand({ Bucket: "jobs", Key, Body }));
  return `s3://jobs/${Key}`;
};

beforeAll(async () => {
  running = await aSystem();
  await running.system().s3.send(new CreateBucketCommand({ Bucket: "jobs" }));
});
afterAll(() => running.close());

describe("a tuning job", () => {
  it("trains within its ranges and its bounds, and finds the best by the printed metric", async () => {
    const { sagemaker } = running.system();
    const code = await put("code/sourcedir.tar.gz", { "train.py": TRAIN });
    const name = { HyperParameterTuningJobName: "tuned" };
    await sagemaker.send(
      new CreateHyperParameterTuningJobCommand({
        ...name,
        HyperParameterTuningJobConfig: {
          Strategy: "Random",
          HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "loss" },
          ResourceLimits: { MaxNumberOfTrainingJobs: 6, MaxParallelTrainingJobs: 2 },
          ParameterRanges: {
            ContinuousParameterRanges: [
              { Name: "rate", MinValue: "0.1", MaxValue: "0.9", ScalingType: "Linear" },
            ],
            CategoricalParameterRanges: [{ Name: "kind", Values: ["good", "bad"] }],
          },
        },
        TrainingJobDefinition: {
          AlgorithmSpecification: {
            TrainingImage: IMAGE,
            TrainingInputMode: "File",
            MetricDefinitions: [{ Name: "loss", Regex: "loss: ([0-9.e+-]+);" }],
          },
          StaticHyperParameters: {
            sagemaker_program: '"train.py"',
            sagemaker_submit_directory: JSON.stringify(code),
          },
          RoleArn: ROLE,
          OutputDataConfig: { S3OutputPath: "s3://jobs/out" },
          ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 5 },
          StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        },
      }),
    );
    const tuned = await waitFor(
      "the end of the tuning",
      async () => {
        const described = await sagemaker.send(new DescribeHyperParameterTuningJobCommand(name));
        return described.HyperParameterTuningJobStatus === "InProgress" ? undefined : described;
      },
      { seconds: 300 },
    );
    expect(tuned).toMatchObject({
      HyperParameterTuningJobStatus: "Completed",
      TrainingJobStatusCounters: { Completed: 6 },
    });

    const { TrainingJobSummaries: jobs = [] } = await sagemaker.send(
      new ListTrainingJobsForHyperParameterTuningJobCommand({ ...name, MaxResults: 100 }),
    );
    expect(jobs).toHaveLength(6);
    const losses = jobs.map(
      ({ TunedHyperParameters: tunedBy, FinalHyperParameterTuningJobObjectiveMetric: metric }) => {
        const rate = Number(tunedBy?.rate?.replace(/"/g, ""));
        expect(rate).toBeGreaterThanOrEqual(0.1);
        expect(rate).toBeLessThanOrEqual(0.9);
        return metric?.Value ?? Number.NaN;
      },
    );
    expect(tuned.BestTrainingJob?.FinalHyperParameterTuningJobObjectiveMetric?.Value).toBe(
      Math.min(...losses),
    );
    const best = await sagemaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: tuned.BestTrainingJob?.TrainingJobName }),
    );
    expect(best.TrainingJobStatus).toBe("Completed");
  });
});

describe("a transform job", () => {
  it("sends every line through the model's own code and puts the answers together", async () => {
    const { sagemaker, s3 } = running.system();
    const ModelDataUrl = await put("model.tar.gz", { "code/inference.py": INFERENCE });
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: "doubler",
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: IMAGE, ModelDataUrl },
      }),
    );
    await s3.send(new PutObjectCommand({ Bucket: "jobs", Key: "in/rows.csv", Body: "1\n2\n3.5\n" }));
    const name = { TransformJobName: "doubled" };
    await sagemaker.send(
      new CreateTransformJobCommand({
        ...name,
        ModelName: "doubler",
        BatchStrategy: "SingleRecord",
        TransformInput: {
          ContentType: "text/csv",
          SplitType: "Line",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://jobs/in/" } },
        },
        TransformOutput: { S3OutputPath: "s3://jobs/doubled", AssembleWith: "Line", Accept: "text/csv" },
        TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
      }),
    );
    const ended = await waitFor(
      "the end of the transform",
      async () => {
        const described = await sagemaker.send(new DescribeTransformJobCommand(name));
        return described.TransformJobStatus === "InProgress" ? undefined : described;
      },
      { seconds: 300 },
    );
    expect(ended).toMatchObject({ TransformJobStatus: "Completed" });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: "jobs", Key: "doubled/rows.csv.out" }));
    expect((await Body?.transformToString())?.trim().split(/\s+/)).toEqual(["2", "4", "7"]);
  });
});
