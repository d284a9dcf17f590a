import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListPipelineExecutionsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createWorkCopy } from "../../../local/demo/work-copy.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aFolderOf } from "../../builders/a-folder-of.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";

let folder: string;
let child: ChildProcess | undefined;

/** Runs `npm run local` as a process of its own and gives what it printed once it is ready. */
const runLocal = async (
  ...args: string[]
): Promise<{ output: () => string; ended: Promise<number | null> }> => {
  let output = "";
  child = spawn(
    process.execPath,
    ["--import", "./local/require-node.mjs", "local/main.ts", "--state", join(folder, "state"), ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const started = child;
  for (const stream of [started.stdout, started.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) => {
    started.once("close", resolve);
  });
  return { output: () => output, ended };
};

const ready = async (...args: string[]) => {
  const { output, ended } = await runLocal("--port", "0", ...args);
  const text = await waitFor(
    "the system to be ready",
    () => (output().includes("state, logs") ? output() : undefined),
    { seconds: 300 },
  );
  const [, url = ""] = /AWS_ENDPOINT_URL=(\S+)/.exec(text) ?? [];
  const [, remote = ""] = /git remote\s+(\S+)/.exec(text) ?? [];
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return {
    text,
    ended,
    remote,
    sagemaker: new SageMakerClient({ endpoint: url, region: "us-east-1", credentials }),
  };
};

const statuses = async (sagemaker: SageMakerClient): Promise<readonly (string | undefined)[]> => {
  const { PipelineExecutionSummaries: all = [] } = await sagemaker
    .send(new ListPipelineExecutionsCommand({ PipelineName: "killed" }))
    .catch(() => ({ PipelineExecutionSummaries: [] }));
  return all.map(({ PipelineExecutionStatus }) => PipelineExecutionStatus);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-kill-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe("the local system as a process", () => {
  it("tells its options, and refuses those it does not know", async () => {
    const help = await runLocal("--help");
    expect([await help.ended, help.output()]).toEqual([0, expect.stringContaining("--sandbox")]);
    const wrong = await runLocal("--port", "many");
    expect([await wrong.ended, wrong.output()]).toEqual([2, expect.stringContaining("a port is a number")]);
  });

  it("ends with Ctrl-C, its work done", async () => {
    const { text, ended } = await ready();
    expect(text).toMatch(/git remote add slipway/);
    expect(text).toMatch(/invoker\s+http:\/\/127\.0\.0\.1:\d+\/functions\//);
    child?.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("reports an execution that it was killed in as failed, and trains the next", async () => {
    const first = await ready();
    const from = join(folder, "from");
    const slow = "import time, os\nif os.environ['SM_HP_EPOCHS'] == '1': time.sleep(600)\n";
    const files = aModelRepository({ model: "m", pipeline: "killed", epochs: 1 });
    await aFolderOf(from, { ...files, "model/train.py": `${slow}${files["model/train.py"]}` });
    const copy = await createWorkCopy(from, join(folder, "work"), first.remote);
    await copy.push("slow");
    await waitFor(
      "the execution",
      async () => ((await statuses(first.sagemaker)).includes("Executing") ? true : undefined),
      { seconds: 300 },
    );
    child?.kill("SIGKILL");
    await first.ended;

    const second = await ready();
    await waitFor(
      "the failure",
      async () => ((await statuses(second.sagemaker))[0] === "Failed" ? true : undefined),
      { seconds: 300 },
    );
    await aFolderOf(copy.folder, {
      "conf/conf.yaml":
        aModelRepository({ model: "m", pipeline: "killed", epochs: 2 })["conf/conf.yaml"] ?? "",
    });
    await copy.push("quick");
    await waitFor(
      "the next run",
      async () => ((await statuses(second.sagemaker))[0] === "Succeeded" ? true : undefined),
      { seconds: 300 },
    );
    expect(await statuses(second.sagemaker)).toEqual(["Succeeded", "Failed"]);
    child?.kill("SIGINT");
    await second.ended;
  });
});
