import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { extractArchive } from "../../../local/sagemaker/hosting/extract-archive.ts";
import { logPath } from "../../../local/sagemaker/jobs/log-path.ts";
import { aSageMaker } from "../../builders/a-sagemaker.ts";
import { aTrainingRequest } from "../../builders/a-training-request.ts";
import { aWheel } from "../../builders/a-wheel.ts";
import { isRunning } from "../../builders/is-running.ts";

const hasBubblewrap = spawnSync("bwrap", ["--ro-bind", "/", "/", "true"]).status === 0;
const sandboxes = hasBubblewrap ? (["none", "bwrap"] as const) : (["none"] as const);

const channel = (ChannelName: string, S3Uri: string, S3DataType = "S3Prefix") => ({
  ChannelName,
  DataSource: { S3DataSource: { S3DataType, S3Uri } },
});

describe.each(sandboxes)("a training job in sandbox %s", (sandbox) => {
  let sagemaker: Awaited<ReturnType<typeof aSageMaker>>;
  beforeEach(async () => {
    sagemaker = await aSageMaker({ sandbox });
  });
  afterEach(() => sagemaker.close());

  const train = async (
    script: string,
    members: Readonly<Record<string, unknown>> = {},
    more: Readonly<Record<string, string | Buffer>> = {},
  ) => {
    const program = String(members.program ?? "train.py");
    const code = await sagemaker.putCode("code/job/sourcedir.tar.gz", { [program]: script, ...more });
    await sagemaker.call("CreateTrainingJob", aTrainingRequest({ name: "job", code, ...members }));
  };
  const ended = (TrainingJobName = "job") => sagemaker.ended("DescribeTrainingJob", { TrainingJobName });
  const log = (name = "job") => readFile(logPath(sagemaker.folder, "training-job", name), "utf8");
  const unpack = async (url: string): Promise<Record<string, string>> => {
    const folder = join(sagemaker.folder, "unpacked");
    const signal = new AbortController().signal;
    await extractArchive(Readable.from([await sagemaker.read(url)]), { folder, maxBytes: 1e6, signal });
    const names = await readdir(folder);
    const files = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
    return Object.fromEntries(await Promise.all(files));
  };

  it("finds its script in a channel where its container has no network", async () => {
    await train("print('was brought')", {
      EnableNetworkIsolation: true,
      InputDataConfig: [channel("code", "s3://code/job/sourcedir.tar.gz")],
      HyperParameters: { sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"' },
    });
    expect(await ended()).toMatchObject({ TrainingJobStatus: "Completed" });
    expect(await log()).toContain("was brought");
  });

  it("gives the program its arguments, its channels and its variables as the training toolkit does", async () => {
    await sagemaker.put("models/data/train/a.csv", "1");
    await sagemaker.put("models/data/train/sub/b.csv", "2");
    const script = `
import json, os, sys
seen = {name: os.environ[name] for name in ("SM_HPS", "SM_HP_RATE", "SM_CHANNELS", "SM_USER_ARGS", "SM_CURRENT_HOST", "SM_MODULE_NAME", "GREETING")}
seen["argv"] = sys.argv
seen["files"] = sorted(os.listdir(os.environ["SM_CHANNEL_TRAIN"])) + os.listdir(os.environ["SM_CHANNEL_TRAIN"] + "/sub")
json.dump(seen, open(os.path.join(os.environ["SM_MODEL_DIR"], "seen.json"), "w"))
open(os.path.join(os.environ["SM_OUTPUT_DATA_DIR"], "extra"), "w").write("extra")`;
    await train(script, {
      HyperParameters: { rate: "1e-05", deep: "true", name: '"forest"', sizes: "[1, 2]" },
      InputDataConfig: [channel("train", "s3://models/data/train")],
      Environment: { GREETING: "hello" },
    });

    const job = await ended();

    expect(job).toMatchObject({
      TrainingJobStatus: "Completed",
      SecondaryStatus: "Completed",
      ModelArtifacts: { S3ModelArtifacts: "s3://models/out/job/output/model.tar.gz" },
    });
    const args = ["--deep", "True", "--name", "forest", "--rate", "1e-05", "--sizes", "[1, 2]"];
    expect(JSON.parse((await unpack(job.ModelArtifacts.S3ModelArtifacts))["seen.json"] ?? "")).toEqual({
      SM_HPS: '{"deep":true,"name":"forest","rate":1e-05,"sizes":[1,2]}',
      SM_HP_RATE: "1e-05",
      SM_CHANNELS: '["train"]',
      SM_USER_ARGS: JSON.stringify(args),
      SM_CURRENT_HOST: "algo-1",
      SM_MODULE_NAME: "train",
      GREETING: "hello",
      argv: ["train.py", ...args],
      files: ["a.csv", "sub", "b.csv"],
    });
    expect(await sagemaker.keys("models", "out/")).toEqual([
      "out/job/output/model.tar.gz",
      "out/job/output/output.tar.gz",
    ]);
  });

  it("reads metrics out of what the program prints", async () => {
    const MetricDefinitions = [
      { Name: "loss", Regex: "loss: ([-+0-9.e]+)" },
      { Name: "never", Regex: "never: (.*)" },
    ];
    await train('print("loss: 0.5")\nprint("loss: 9.3e-05")', {
      AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File", MetricDefinitions },
    });

    expect((await ended()).FinalMetricDataList).toEqual([
      { MetricName: "loss", Value: 9.3e-5, Timestamp: expect.any(Number) },
    ]);
  });

  it("fails with the exception that ended the program", async () => {
    await train('print("begun")\nraise ValueError("no rows in train.csv")');

    expect(await ended()).toMatchObject({
      TrainingJobStatus: "Failed",
      SecondaryStatus: "Failed",
      FailureReason: "AlgorithmError: ValueError: no rows in train.csv, exit code: 1",
    });
    expect(await log()).toContain("begun\n");
    expect(await sagemaker.keys("models", "out/")).toEqual([]);
  });

  it("fails with what the program wrote about its failure", async () => {
    await train(
      'import os, sys\nopen(os.environ["SM_OUTPUT_DIR"] + "/failure", "w").write("too few rows")\nsys.exit(3)',
    );

    expect((await ended()).FailureReason).toBe("AlgorithmError: too few rows, exit code: 3");
  });

  it("ends in time, with what was made until then", async () => {
    const script = `
import os, time
open(os.environ["SM_MODEL_DIR"] + "/half", "w").write("x")
print("made", flush=True)
time.sleep(600)`;
    // A slow machine needs longer than a second to get that far.
    for (let seconds = 1; ; seconds *= 2) {
      const name = `job-${seconds}`;
      await train(script, { name, StoppingCondition: { MaxRuntimeInSeconds: seconds } });
      const job = await ended(name);
      expect(job).toMatchObject({ TrainingJobStatus: "Stopped", SecondaryStatus: "MaxRuntimeExceeded" });
      if (!(await log(name)).includes("made")) continue;
      expect(await unpack(job.ModelArtifacts.S3ModelArtifacts)).toEqual({ half: "x" });
      return;
    }
  });

  it("lets a program that is stopped save its work, and takes every child along", async () => {
    const script = `
import os, signal, subprocess, sys, time
child = subprocess.Popen(["sleep", "600"])
def save(*_):
    open(os.environ["SM_MODEL_DIR"] + "/saved", "w").write("x")
    sys.exit(0)
signal.signal(signal.SIGTERM, save)
print("ready", child.pid, flush=True)
time.sleep(600)`;
    await train(script);
    const ready = async () => /ready (\d+)/.exec(await log().catch(() => ""))?.[1];
    while (!(await ready())) await new Promise((resolve) => setTimeout(resolve, 10));
    const child = Number(await ready());

    // Real processes, on a machine that others use as well.
    await sagemaker.call("StopTrainingJob", { TrainingJobName: "job" });

    const job = await ended();
    expect(job).toMatchObject({ TrainingJobStatus: "Stopped", SecondaryStatus: "Stopped" });
    expect(await unpack(job.ModelArtifacts.S3ModelArtifacts)).toEqual({ saved: "x" });
    // Inside of bubblewrap, a process has another id.
    if (sandbox === "none") while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it("runs the entry point of a container as it is", async () => {
    await sagemaker.call("CreateTrainingJob", {
      ...aTrainingRequest({ name: "job", code: "" }),
      HyperParameters: { rate: "0.1" },
      AlgorithmSpecification: {
        TrainingImage: "image",
        TrainingInputMode: "File",
        ContainerEntrypoint: ["/bin/sh", "-c"],
        ContainerArguments: ["cp /opt/ml/input/config/hyperparameters.json /opt/ml/model/"],
      },
    });

    const job = await ended();

    expect(job).toMatchObject({ TrainingJobStatus: "Completed" });
    expect(await unpack(job.ModelArtifacts.S3ModelArtifacts)).toEqual({
      "hyperparameters.json": '{"rate":"0.1"}',
    });
  });

  it("runs a shell program", async () => {
    await train('test "$1" = --rate && echo "$2" > "$SM_MODEL_DIR"/rate', {
      program: "train.sh",
      HyperParameters: { rate: "0.1" },
    });

    expect(await unpack((await ended()).ModelArtifacts.S3ModelArtifacts)).toEqual({ rate: "0.1\n" });
  });

  it("sees nothing of this machine's own environment, and acts in the name of its role", async () => {
    process.env.LOCAL_SECRET = "secret";
    await train(
      'import os\nassert "LOCAL_SECRET" not in os.environ\nassert os.environ["AWS_ACCESS_KEY_ID"] == "jobs"',
    );

    const job = await ended();
    delete process.env.LOCAL_SECRET;

    expect(job).toMatchObject({ TrainingJobStatus: "Completed" });
  });

  it("installs in the job itself what its requirements name beside them, and leaves the interpreter as it was", async () => {
    await train(
      'import beside, os\nopen(os.environ["SM_MODEL_DIR"] + "/value", "w").write(str(beside.value))',
      {},
      {
        "requirements.txt": "--no-index\n./beside-1.0-py3-none-any.whl\n",
        "beside-1.0-py3-none-any.whl": aWheel("beside", "value = 7"),
      },
    );

    const job = await ended();

    expect(job.FailureReason).toBeUndefined();
    expect(await unpack(job.ModelArtifacts.S3ModelArtifacts)).toEqual({ value: "7" });
    expect(spawnSync("python3", ["-c", "import beside"]).status).toBe(1);
  });

  it("builds what requirements ask for once, for all jobs", async () => {
    const wheels = await mkdtemp(join(tmpdir(), "wheels-"));
    await writeFile(join(wheels, "shared_wheel-1.0-py3-none-any.whl"), aWheel("shared_wheel", "value = 7"));
    const requirements = { "requirements.txt": `--no-index\n--find-links ${wheels}\nshared_wheel==1.0\n` };
    await train("import shared_wheel", {}, requirements);
    expect(await ended()).toMatchObject({ TrainingJobStatus: "Completed" });
    await rm(wheels, { recursive: true });

    await train("import shared_wheel", { name: "again" }, requirements);

    const again = await sagemaker.ended("DescribeTrainingJob", { TrainingJobName: "again" });
    expect(again).toMatchObject({ TrainingJobStatus: "Completed" });
  });

  it("builds ahead what a code package among its channels asks for, which a launcher is going to install", async () => {
    const wheels = await mkdtemp(join(tmpdir(), "wheels-"));
    await writeFile(join(wheels, "channel_wheel-1.0-py3-none-any.whl"), aWheel("channel_wheel", "value = 7"));
    const winner = await sagemaker.putCode("models/winner/sourcedir.tar.gz", {
      "requirements.txt": `--no-index\n--find-links ${wheels}\nchannel_wheel==1.0\n`,
    });
    await train("import channel_wheel", { InputDataConfig: [channel("winner", winner)] });

    const { FailureReason, TrainingJobStatus } = await ended();
    await rm(wheels, { recursive: true });
    expect({ FailureReason, TrainingJobStatus }).toEqual({ TrainingJobStatus: "Completed" });
  });

  it("fails with pip's words when requirements cannot be had", async () => {
    await train("pass", {}, { "requirements.txt": "--no-index\nno-such-package-anywhere==9.9\n" });

    expect((await ended()).FailureReason).toMatch(
      /^ClientError: the requirements cannot be installed: [\s\S]*no-such-package-anywhere/,
    );
  });

  it("names a channel's address that holds nothing", async () => {
    await train("pass", { InputDataConfig: [channel("train", "s3://models/empty/")] });

    expect((await ended()).FailureReason).toMatch(
      /^ClientError: No S3 objects found under S3 URL "s3:\/\/models\/empty\/"/,
    );
  });

  it("downloads what a manifest names", async () => {
    await sagemaker.put("models/set/x/1", "one");
    await sagemaker.put("models/set/2", "two");
    await sagemaker.put("models/manifest", JSON.stringify([{ prefix: "s3://models/set" }, "x/1", "2"]));
    await train(
      'import os, shutil\nshutil.copytree(os.environ["SM_CHANNEL_A"], os.environ["SM_MODEL_DIR"], dirs_exist_ok=True)\nos.rename(os.environ["SM_MODEL_DIR"] + "/x/1", os.environ["SM_MODEL_DIR"] + "/1"); os.rmdir(os.environ["SM_MODEL_DIR"] + "/x")',
      {
        InputDataConfig: [channel("a", "s3://models/manifest", "ManifestFile")],
      },
    );

    expect(await unpack((await ended()).ModelArtifacts.S3ModelArtifacts)).toEqual({ "1": "one", "2": "two" });
  });

  it("packs no file of this machine that a program links to", async () => {
    const outside = join(sagemaker.folder, "private");
    await writeFile(outside, "private");
    await train(
      `import os\nos.symlink("${outside}", os.environ["SM_MODEL_DIR"] + "/link")\nopen(os.environ["SM_MODEL_DIR"] + "/m", "w").write("m")`,
    );

    expect(await unpack((await ended()).ModelArtifacts.S3ModelArtifacts)).toEqual({ m: "m" });
  });

  it("packs the same model to the same bytes", async () => {
    const script = 'import os\nopen(os.environ["SM_MODEL_DIR"] + "/m", "w").write("m")';
    await train(script);
    await train(script, { name: "again" });
    await sagemaker.ended("DescribeTrainingJob", { TrainingJobName: "again" });
    await ended();

    const artifact = (name: string) => sagemaker.read(`s3://models/out/${name}/output/model.tar.gz`);
    expect(await artifact("job")).toEqual(await artifact("again"));
  });
});

describe("training jobs", () => {
  let sagemaker: Awaited<ReturnType<typeof aSageMaker>>;
  beforeEach(async () => {
    sagemaker = await aSageMaker();
  });
  afterEach(() => sagemaker.close());

  it("says why an image without a script cannot run", async () => {
    const request = { ...aTrainingRequest({ name: "job", code: "" }), HyperParameters: {} };
    await sagemaker.call("CreateTrainingJob", request);

    const job = await sagemaker.ended("DescribeTrainingJob", { TrainingJobName: "job" });

    expect(job.FailureReason).toMatch(/^ClientError: image image cannot run here: /);
  });

  it("keeps a name to one job", async () => {
    const request = { ...aTrainingRequest({ name: "job", code: "" }), HyperParameters: {} };
    await sagemaker.call("CreateTrainingJob", request);

    await expect(sagemaker.call("CreateTrainingJob", request)).rejects.toMatchObject({
      code: "ResourceInUse",
    });
  });

  it("pages through a list in the order that was asked for", async () => {
    for (const name of ["b", "a", "c"]) {
      await sagemaker.call("CreateTrainingJob", {
        ...aTrainingRequest({ name, code: "" }),
        HyperParameters: {},
      });
    }
    const names = (page: { TrainingJobSummaries: { TrainingJobName: string }[] }) =>
      page.TrainingJobSummaries.map(({ TrainingJobName }) => TrainingJobName);

    const first = await sagemaker.call("ListTrainingJobs", {
      MaxResults: 2,
      SortBy: "Name",
      SortOrder: "Descending",
    });
    const second = await sagemaker.call("ListTrainingJobs", {
      MaxResults: 2,
      SortBy: "Name",
      SortOrder: "Descending",
      NextToken: first.NextToken,
    });

    expect([names(first), names(second), second.NextToken]).toEqual([["c", "b"], ["a"], undefined]);
  });
});
