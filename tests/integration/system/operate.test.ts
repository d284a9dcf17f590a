import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DescribePipelineCommand, UpdatePipelineCommand } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";
import { aSystem } from "../../builders/a-system.ts";

const ROOT = join(import.meta.dirname, "../../..");

let running: Awaited<ReturnType<typeof aSystem>>;
let areDeliveriesLost = false;

beforeAll(async () => {
  running = await aSystem({
    observe: ({ service, action }) =>
      areDeliveriesLost && service === "functions" && action.includes("webhook") ? "cut" : undefined,
  });
});
afterAll(() => running.close());

/** Runs `slipway` as an operator does, who knows the endpoint and has credentials. */
const slipway = async (line: string, folder = ROOT): Promise<string> => {
  const { url, credentials } = running.system();
  const child = spawn(process.execPath, [join(ROOT, "cli/main.ts"), ...line.split(" ")], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return `${out}${said}`;
};

/** Lets the clock strike. */
const sweep = async (): Promise<void> => {
  const { url, credentials } = running.system();
  const client = new AwsClient({ ...credentials, service: "lambda", region: "us-east-1", retries: 0 });
  const answer = await client.fetch(`${url}/2015-03-31/functions/slipway-dev-sweep/invocations`, {
    method: "POST",
    body: "{}",
  });
  expect([answer.status, answer.headers.get("x-amz-function-error")]).toEqual([200, null]);
};

const live = async (name: string) =>
  running.system().sagemaker.send(new DescribePipelineCommand({ PipelineName: name }));

const status = async (name: string) => {
  const { statuses } = JSON.parse(await slipway(`status ${name} --json`));
  return statuses[0];
};

const until = <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> =>
  waitFor(what, async () => (await look()) || undefined, { seconds: 300 });

const epochsOf = async (name: string): Promise<string | undefined> =>
  /"epochs":"(\d+)"/.exec((await live(name)).PipelineDefinition ?? "")?.[1];

describe("an installation in operation", () => {
  const NAME = "operated";
  let copy: Awaited<ReturnType<typeof running.workCopy>>;
  let first = "";
  const push = async (epochs: number, over: Readonly<Record<string, string>> = {}): Promise<string> => {
    await writeFile(join(copy.folder, "conf/conf.yaml"), aConf({ model: "m", pipeline: NAME, epochs }));
    for (const [path, content] of Object.entries(over)) await writeFile(join(copy.folder, path), content);
    return copy.push(`${epochs} epochs`);
  };

  beforeAll(async () => {
    const files = aModelRepository(
      { model: "m", pipeline: NAME, epochs: 1 },
      { ".slipway.yaml": "drift: {action: heal}\n" },
    );
    copy = await running.workCopy(NAME, files);
    first = await copy.push("first");
    await until("the run to end", async () => (await status(NAME))?.phase.is === "AwaitingApproval");
  });

  it("tells where a model stands, and what it waits for", async () => {
    await until("the run to end", async () => (await status(NAME)).phase.is === "AwaitingApproval");
    expect(await slipway("status")).toMatch(/operated +\w{12} +\w+ +AwaitingApproval/);
    expect(await slipway(`why ${NAME}-m`)).toContain('waits at "approve"');
    expect(await slipway(`history ${NAME}`)).toMatch(/applied .*repository acme\/operated, commit/);
  });

  it("plans nothing where what is deployed is what is declared", async () => {
    const { bucket } = running.system();
    const { RoleArn } = await live(NAME);
    expect(await slipway(`plan --set bucket=${bucket} --set role=${RoleArn}`, copy.folder)).toBe(
      `${NAME}: no change\n`,
    );
  });

  it("heals by a sweep what a lost delivery would have brought", async () => {
    areDeliveriesLost = true;
    const commit = await push(2);
    areDeliveriesLost = false;
    await sweep();
    await until("the commit to be applied", async () => (await status(NAME)).commit === commit);
    await until("the run to end", async () => (await status(NAME)).phase.is === "AwaitingApproval");
    expect(await epochsOf(NAME)).toBe("2");
  });

  it("heals what somebody edited in SageMaker, and writes it down", async () => {
    const epochs = (await epochsOf(NAME)) ?? "";
    const { PipelineDefinition = "", RoleArn } = await live(NAME);
    await running.system().sagemaker.send(
      new UpdatePipelineCommand({
        PipelineName: NAME,
        PipelineDefinition: PipelineDefinition.replace(`"epochs":"${epochs}"`, '"epochs":"999"'),
        RoleArn,
      }),
    );
    await sweep();
    await until("the edit to be healed", async () => (await epochsOf(NAME)) === epochs);
    await until("the status to say so", async () => (await status(NAME)).sync.is === "Synced");
  });

  it("rolls back at once, holds the bad commit, and follows the next change", async () => {
    const bad = await push(3);
    await until("the bad commit to be applied", async () => (await epochsOf(NAME)) === "3");
    expect(await slipway(`rollback ${NAME} --to ${first} --by ann`)).toBe(
      `${NAME} goes back to ${first.slice(0, 12)}; ${bad.slice(0, 12)} is held\n`,
    );
    await until("the rollback", async () => (await epochsOf(NAME)) === "1");
    const held = await running.status(
      NAME,
      bad,
      ({ context, description }) =>
        context === `slipway/dev/${NAME}` && description.startsWith("held by ann"),
    );
    expect(held.state).toBe("error");
    await push(4);
    await until("the next change", async () => (await epochsOf(NAME)) === "4");
    expect((await status(NAME)).sync.is).toBe("Synced");
  });
});
