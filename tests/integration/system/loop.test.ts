import { createHmac } from "node:crypto";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import {
  DescribePipelineCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import type { Observed } from "../../../local/gateway/create-gateway.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";
import { aSystem } from "../../builders/a-system.ts";

let running: Awaited<ReturnType<typeof aSystem>>;
let calls: Observed[] = [];
let isGitHubAway = false;

beforeAll(async () => {
  running = await aSystem({
    // Every event comes twice: whatever is tested here must not mind.
    duplicate: 1,
    observe: (call) => {
      calls.push(call);
      return isGitHubAway && call.service === "github-api" ? "cut" : undefined;
    },
  });
});
afterAll(() => running.close());

const executions = async (pipeline: string) => {
  const { PipelineExecutionSummaries: summaries = [] } = await running
    .system()
    .sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: pipeline }))
    .catch(() => ({ PipelineExecutionSummaries: [] }));
  return summaries;
};

const versions = async (group: string) => {
  const { ModelPackageSummaryList: packages = [] } = await running
    .system()
    .sagemaker.send(new ListModelPackagesCommand({ ModelPackageGroupName: group }));
  return packages;
};

const decide = async (
  group: string,
  version: number,
  ModelApprovalStatus: "Approved" | "Rejected",
): Promise<void> => {
  const found = (await versions(group)).find(({ ModelPackageVersion }) => ModelPackageVersion === version);
  await running
    .system()
    .sagemaker.send(
      new UpdateModelPackageCommand({ ModelPackageArn: found?.ModelPackageArn, ModelApprovalStatus }),
    );
};

const trained = (name: string, commit: string) =>
  running.status(
    name,
    commit,
    ({ context, description }) =>
      context === `slipway/dev/${name}` && description.includes("awaits approval"),
  );

const post = async (path: string, body: string, contentType = "text/csv") => {
  const client = new AwsClient({
    ...running.system().credentials,
    service: "lambda",
    region: "us-east-1",
    retries: 0,
  });
  const response = await client.fetch(`${running.system().invokerUrl}${path}`, {
    method: "POST",
    headers: { "content-type": contentType },
    body,
  });
  return {
    status: response.status,
    version: response.headers.get("x-slipway-version"),
    commit: response.headers.get("x-slipway-commit"),
    text: await response.text(),
  };
};

const answered = (
  path: string,
  wanted: (answer: Awaited<ReturnType<typeof post>>) => boolean,
  body = "x",
  contentType?: string,
) =>
  waitFor(
    "the answer",
    async () => {
      const answer = await post(path, body, contentType);
      return wanted(answer) ? answer : undefined;
    },
    { seconds: 300 },
  );

/** Runs a function as its schedule does, and waits for its end. */
const runScheduled = async (name: string): Promise<void> => {
  const { url: endpoint, region, credentials } = running.system();
  const lambda = new LambdaClient({ endpoint, region, credentials });
  const Payload = Buffer.from(JSON.stringify({ source: "aws.events", "detail-type": "Scheduled Event" }));
  const { FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: `slipway-dev-${name}`, Payload }),
  );
  lambda.destroy();
  expect(FunctionError).toBeUndefined();
};

describe("the loop, with every event delivered twice", () => {
  it("trains, approves, serves, replaces and rolls back", async () => {
    const files = aModelRepository({ model: "m", pipeline: "whole", epochs: 3 });
    const copy = await running.workCopy("whole", files);
    const first = await copy.push("first");
    await trained("whole", first);
    expect((await post("models/whole-m/invocations", "x")).status).toBe(404);
    await decide("whole-m", 1, "Approved");
    const path = "models/whole-m/invocations";
    expect(await answered(path, ({ status }) => status === 200, "hello")).toMatchObject({
      version: "1",
      commit: first,
      text: "hello after 3 epochs",
    });

    await writeFile(join(copy.folder, "conf/conf.yaml"), aConf({ model: "m", pipeline: "whole", epochs: 4 }));
    const second = await copy.push("second");
    await trained("whole", second);
    await decide("whole-m", 2, "Approved");
    const older = JSON.stringify({ model: "whole-m", data: "hello" });
    expect(await answered("", ({ version }) => version === "2", older, "application/json")).toMatchObject({
      commit: second,
      text: "hello after 4 epochs",
    });

    await decide("whole-m", 2, "Rejected");
    expect(await answered(path, ({ version }) => version === "1", "hello")).toMatchObject({
      text: "hello after 3 epochs",
    });
    await decide("whole-m", 1, "Rejected");
    const gone = await answered(path, ({ status }) => status === 404);
    expect(JSON.parse(gone.text)).toMatchObject({ code: "NothingServes" });

    expect(await executions("whole")).toHaveLength(2);
    const { Contents = [] } = await running
      .system()
      .s3.send(new ListObjectsV2Command({ Bucket: running.system().bucket, Prefix: "models/whole-m/" }));
    expect(Contents).toHaveLength(2);
  });

  it("does nothing for documentation, for two calls of GitHub and three of AWS, and nothing for the same delivery again", async () => {
    const copy = await running.workCopy("quiet", aModelRepository({ model: "m", pipeline: "quiet" }));
    const first = await copy.push("first");
    await trained("quiet", first);
    await running.system().events.drain();
    const log = join(running.system().state, "lambda/logs/slipway-dev-reconcile.log");
    /** How often a commit was looked at to its end. */
    const looked = async (commit: string): Promise<number> =>
      (await readFile(log, "utf8"))
        .split("\n")
        .filter((line) => line.includes("push reconciled") && line.includes(commit)).length;
    const handled = (commit: string) =>
      waitFor("both events to be handled", async () => ((await looked(commit)) >= 2 ? true : undefined), {
        seconds: 300,
      });
    await handled(first);
    calls = [];
    await appendFile(join(copy.folder, "README.md"), "A word more\n");
    const commit = await copy.push("docs");
    await handled(commit);
    const byReconcile = calls.filter(
      ({ caller, service }) => caller === "slipway-dev-reconcile" && service !== "secretsmanager",
    );
    expect(byReconcile.length).toBeLessThanOrEqual(2 * 3);
    // The run before may still be told of beside its own commit.
    const asked = calls.filter(
      ({ service, action }) =>
        service === "github-api" && (action.startsWith("GET ") || action.includes(commit)),
    );
    expect(asked.length).toBeLessThanOrEqual(2 * 2);
    expect(
      byReconcile.map(({ action }) => action).filter((action) => !/^(GetItem|Query)$/.test(action)),
    ).toEqual([]);

    const hooks = `${running.system().url}/github/api/repos/acme/quiet/hooks`;
    const [hook] = (await (await fetch(hooks)).json()) as { id: number }[];
    const deliveries = (await (await fetch(`${hooks}/${hook?.id}/deliveries`)).json()) as {
      id: number;
      event: string;
    }[];
    for (const { id } of deliveries.filter(({ event }) => event === "push"))
      await fetch(`${hooks}/${hook?.id}/deliveries/${id}/attempts`, { method: "POST" });
    await running.system().events.drain();
    expect(await executions("quiet")).toHaveLength(1);
  });
});

describe("bad input", () => {
  it("refuses a delivery that GitHub did not sign", async () => {
    const body = JSON.stringify({ ref: "refs/heads/main" });
    const headers = {
      "content-type": "application/json",
      "x-github-event": "push",
      "x-github-delivery": "11111111-2222-3333-4444-555555555555",
      "x-hub-signature-256": `sha256=${createHmac("sha256", "guessed").update(body).digest("hex")}`,
    };
    expect((await fetch(running.system().webhookUrl, { method: "POST", headers, body })).status).toBe(401);
  });

  it("shows a conf that is not YAML where it breaks", async () => {
    const copy = await running.workCopy(
      "unclosed",
      aModelRepository({}, { "conf/conf.yaml": "conf:\n  models: [\n" }),
    );
    const commit = await copy.push("broken");
    const status = await running.status("unclosed", commit, ({ context }) => context === "slipway/dev");
    expect(status).toMatchObject({
      state: "failure",
      description: expect.stringMatching(/conf\/conf\.yaml:\d/),
    });
  });

  it("shows three mistakes as three statuses, and keeps the pipeline as it was", async () => {
    const conf = aConf({ model: "m", pipeline: "mistaken" });
    const copy = await running.workCopy("mistaken", aModelRepository({ model: "m", pipeline: "mistaken" }));
    await trained("mistaken", await copy.push("good"));
    const { sagemaker } = running.system();
    const before = await sagemaker.send(new DescribePipelineCommand({ PipelineName: "mistaken" }));
    const broken = conf
      .replace("image_uri", "image_url")
      .replace("approval_status", "approval_statu")
      .replace("train >> register", "train >> registre");
    await writeFile(join(copy.folder, "conf/conf.yaml"), broken);
    const commit = await copy.push("bad");
    await running.status("mistaken", commit, ({ context }) => context.startsWith("slipway/dev: 3."));
    const statuses = await running.statuses("mistaken", commit);
    expect(statuses.filter(({ context }) => /^slipway\/dev: \d/.test(context))).toHaveLength(3);
    expect(statuses.every(({ state }) => state === "failure")).toBe(true);
    const after = await sagemaker.send(new DescribePipelineCommand({ PipelineName: "mistaken" }));
    expect(after.PipelineDefinition).toBe(before.PipelineDefinition);
  });

  it("brings a script's own failure to the commit", async () => {
    const train = `
import os, sys
open(os.path.join(os.environ["SM_OUTPUT_DIR"], "failure"), "w").write("the column age is missing")
sys.exit(1)
`;
    const copy = await running.workCopy(
      "failing",
      aModelRepository({ model: "m", pipeline: "failing" }, { "model/train.py": train }),
    );
    const commit = await copy.push("failing");
    const status = await running.status(
      "failing",
      commit,
      ({ context, state }) => context === "slipway/dev/failing" && state === "failure",
    );
    expect(status.description).toContain("the column age is missing");
  });
});

describe("faults", () => {
  it("waits out a GitHub that cannot be reached, and prunes nothing meanwhile", async () => {
    const copy = await running.workCopy(
      "away",
      aModelRepository({ model: "m", pipeline: "away", epochs: 1 }),
    );
    await trained("away", await copy.push("first"));
    await writeFile(join(copy.folder, "conf/conf.yaml"), aConf({ model: "m", pipeline: "away", epochs: 2 }));
    isGitHubAway = true;
    calls = [];
    const commit = await copy.push("while away");
    await waitFor(
      "an attempt",
      () => (calls.some(({ service }) => service === "github-api") ? true : undefined),
      { seconds: 300 },
    );
    expect(await executions("away")).toHaveLength(1);
    isGitHubAway = false;
    await trained("away", commit);
    expect(await executions("away")).toHaveLength(2);
  });

  it("keeps everything over a restart", async () => {
    const copy = await running.workCopy(
      "kept",
      aModelRepository({ model: "m", pipeline: "kept", epochs: 5 }),
    );
    await trained("kept", await copy.push("first"));
    await decide("kept-m", 1, "Approved");
    await answered("models/kept-m/invocations", ({ status }) => status === 200);
    await running.restart();
    expect(
      await answered("models/kept-m/invocations", ({ status }) => status === 200, "again"),
    ).toMatchObject({ text: "again after 5 epochs" });
    expect(await executions("kept")).toHaveLength(1);
    // The clock finds nothing that messages missed.
    for (const name of ["routes", "sweep"]) await runScheduled(name);
    await running.system().events.drain();
    expect(await executions("kept")).toHaveLength(1);
  });
});
