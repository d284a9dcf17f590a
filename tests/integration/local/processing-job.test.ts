import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { aSageMaker } from "../../builders/a-sagemaker.ts";
import { aWheel } from "../../builders/a-wheel.ts";

// Real processes, on a machine that others use as well.
const hasBubblewrap = spawnSync("bwrap", ["--ro-bind", "/", "/", "true"]).status === 0;
const sandboxes = hasBubblewrap ? (["none", "bwrap"] as const) : (["none"] as const);

const input = (InputName: string, S3Uri: string, members: object = {}) => ({
  InputName,
  S3Input: {
    S3Uri,
    LocalPath: `/opt/ml/processing/input/${InputName}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    ...members,
  },
});
const output = (OutputName: string, S3UploadMode = "EndOfJob") => ({
  OutputName,
  S3Output: {
    S3Uri: `s3://models/out/${OutputName}`,
    LocalPath: `/opt/ml/processing/${OutputName}`,
    S3UploadMode,
  },
});

describe.each(sandboxes)("a processing job in sandbox %s", (sandbox) => {
  let sagemaker: Awaited<ReturnType<typeof aSageMaker>>;
  beforeEach(async () => {
    sagemaker = await aSageMaker({ sandbox });
  });
  afterEach(() => sagemaker.close());

  const run = async (entrypoint: readonly string[], members: Readonly<Record<string, unknown>> = {}) => {
    await sagemaker.call("CreateProcessingJob", {
      ProcessingJobName: "job",
      RoleArn: "arn:aws:iam::111122223333:role/jobs",
      AppSpecification: { ImageUri: "image", ContainerEntrypoint: entrypoint },
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
      },
      ...members,
    });
    return sagemaker.ended("DescribeProcessingJob", { ProcessingJobName: "job" });
  };

  it("runs the entry point on its inputs and uploads what it leaves", async () => {
    await sagemaker.put("models/raw/day/a.csv", "a");
    await sagemaker.put(
      "models/code/clean.py",
      'import os, sys\nbase, out = sys.argv[1:]\nos.makedirs(out + "/sub")\nopen(out + "/sub/b.csv", "w").write(open(base + "/raw/day/a.csv").read() + os.environ["SUFFIX"])',
    );

    const job = await run(["python3", "/opt/ml/processing/input/code/clean.py"], {
      AppSpecification: {
        ImageUri: "image",
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/clean.py"],
        ContainerArguments: ["/opt/ml/processing/input", "/opt/ml/processing/clean"],
      },
      Environment: { SUFFIX: "b" },
      ProcessingInputs: [input("raw", "s3://models/raw/"), input("code", "s3://models/code/clean.py")],
      ProcessingOutputConfig: { Outputs: [output("clean")] },
    });

    expect(job).toMatchObject({ ProcessingJobStatus: "Completed", ProcessingEndTime: expect.any(Number) });
    expect(await sagemaker.keys("models", "out/")).toEqual(["out/clean/sub/b.csv"]);
    expect((await sagemaker.read("s3://models/out/clean/sub/b.csv")).toString()).toBe("ab");
  });

  it("finds everything satisfied that its code package requires", async () => {
    const wheels = await mkdtemp(join(tmpdir(), "wheels-"));
    await writeFile(
      join(wheels, "processing_wheel-1.0-py3-none-any.whl"),
      aWheel("processing_wheel", "value = 7"),
    );
    await sagemaker.putCode("models/code/sourcedir.tar.gz", {
      "requirements.txt": `--no-index\n--find-links ${wheels}\nprocessing_wheel\n`,
      "main.py": "import processing_wheel; print(processing_wheel.value)",
    });
    const script =
      'cd "${SAGEMAKER_BASE_DIR:-/opt/ml}/processing/input/code" && tar -xzf sourcedir.tar.gz && python -m pip install -r requirements.txt && python main.py';

    const job = await run(["/bin/bash", "-c", script], {
      ProcessingInputs: [input("code", "s3://models/code/sourcedir.tar.gz")],
    });
    await rm(wheels, { recursive: true });

    expect(job.FailureReason).toBeUndefined();
    expect(job).toMatchObject({ ProcessingJobStatus: "Completed" });
  });

  it("tells how it ended, and uploads nothing but what is uploaded continuously", async () => {
    const script =
      'cd "${SAGEMAKER_BASE_DIR:-/opt/ml}"; echo kept > processing/always/n; echo lost > processing/last/n; echo told > output/message; echo bad luck >&2; exit 4';

    const job = await run(["/bin/sh", "-c", script], {
      ProcessingOutputConfig: { Outputs: [output("always", "Continuous"), output("last")] },
    });

    expect(job).toMatchObject({
      ProcessingJobStatus: "Failed",
      ExitMessage: "told\n",
      FailureReason: "AlgorithmError: bad luck, exit code: 4",
    });
    expect(await sagemaker.keys("models", "out/")).toEqual(["out/always/n"]);
  });

  it("fails when it runs for too long", async () => {
    const job = await run(["/bin/sleep", "600"], { StoppingCondition: { MaxRuntimeInSeconds: 1 } });

    expect(job).toMatchObject({
      ProcessingJobStatus: "Failed",
      FailureReason: "ClientError: the job ran longer than its MaxRuntimeInSeconds, 1",
    });
  });

  it("tells of a command that is not there", async () => {
    expect((await run(["/opt/program/missing"])).FailureReason).toBe(
      "AlgorithmError: cannot start /opt/program/missing: No such file or directory, exit code: 127",
    );
  });

  it.each([
    [
      { ProcessingInputs: [input("a", "s3://models/a", { S3InputMode: "Pipe" })] },
      /cannot use input mode Pipe/,
    ],
    [
      { ProcessingInputs: [input("a", "s3://models/a", { LocalPath: "/etc" })] },
      /must begin with \/opt\/ml\//,
    ],
    [{ ProcessingInputs: [{ InputName: "a", DatasetDefinition: {} }] }, /only S3 inputs can/],
    [{ AppSpecification: { ImageUri: "image" } }, /image image cannot run here/],
  ])("says what it cannot do: %j", async (members, reason) => {
    await sagemaker.put("models/a", "a");

    expect((await run(["/bin/true"], members)).FailureReason).toMatch(reason);
  });
});
