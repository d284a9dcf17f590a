import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ListPipelinesCommand } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aSystem } from "../../builders/a-system.ts";

const NAME = "fraud";
const CONF = join("conf", "conf.yaml");
const git = promisify(execFile);

let running: Awaited<ReturnType<typeof aSystem>>;
let folder = "";

type Comment = { readonly id: number; readonly body: string };

const api = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(`${running.system().url}/github/api/repos/acme/${NAME}/${path}`, {
    headers: { authorization: "Bearer any" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

const comments = (number: number) => api<readonly Comment[]>(`issues/${number}/comments`);

/** Commits a conf to a branch and pushes it. */
const push = async (branch: string, conf: string, remote = "origin"): Promise<string> => {
  const run = async (...args: string[]): Promise<string> => {
    const identity = [
      "-c",
      "user.name=Author",
      "-c",
      "user.email=author@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    return (await git("git", ["-C", folder, ...identity, ...args])).stdout.trim();
  };
  await run("switch", "--quiet", "--force-create", branch, "main");
  await writeFile(join(folder, CONF), conf);
  await run("commit", "--quiet", "--all", "-m", "a change");
  await run("push", "--quiet", "--force", remote, branch);
  return run("rev-parse", "HEAD");
};

/** Opens a pull request from a branch, perhaps another owner's. */
const propose = (head: string) => api<{ number: number }>("pulls", { title: head, head, base: "main" });

/** Proposes a conf as a pull request from a branch. */
const openPull = async (branch: string, conf: string) => {
  const commit = await push(branch, conf);
  return { commit, ...(await propose(branch)) };
};

const planned = (commit: string) =>
  running.status(NAME, commit, ({ context, state }) => context === "slipway/dev/plan" && state !== "pending");

const commentOf = (number: number, commit: string): Promise<Comment> =>
  waitFor(
    `the comment on ${commit}`,
    async () => (await comments(number)).find(({ body }) => body.includes(commit.slice(0, 7))),
    { seconds: 300 },
  );

beforeAll(async () => {
  running = await aSystem({ duplicate: 1 });
  const copy = await running.workCopy(NAME, {
    // The pipeline is to be there, and nothing is to be trained for it.
    ".slipway.yaml": "start: manual\n",
    [CONF]: aConf(),
    "model/train.py": "print('training')\n",
  });
  folder = copy.folder;
  const commit = await copy.push("first");
  await running.status(
    NAME,
    commit,
    ({ context, state }) => context === `slipway/dev/${NAME}` && state === "success",
  );
});
afterAll(() => running.close());

describe("a pull request in the local system", () => {
  it("is answered with one comment, which the next push rewrites", async () => {
    const { commit, number } = await openPull("more-epochs", aConf({ epochs: 9 }));
    expect(await planned(commit)).toMatchObject({
      state: "success",
      description: expect.stringContaining("1 pipeline changes"),
    });
    const first = await commentOf(number, commit);
    expect(first.body).toContain('+ Arguments.HyperParameters.epochs: "9"');
    const next = await push("more-epochs", aConf({ epochs: 12 }));
    const second = await commentOf(number, next);
    expect(second).toMatchObject({ id: first.id, body: expect.stringContaining('"12"') });
    expect(await comments(number)).toHaveLength(1);
  });

  it("fails where a merge would be refused, and says where", async () => {
    const { commit, number } = await openPull(
      "slip",
      aConf().replace("train >> register", "train >> nothing"),
    );
    expect(await planned(commit)).toMatchObject({
      state: "failure",
      description: expect.stringContaining("1 mistake"),
    });
    expect((await commentOf(number, commit)).body).toContain("conf/conf.yaml:");
  });

  it("is answered where it comes from a fork, by nothing that is not its own", async () => {
    const api = `${running.system().url}/github/api/repos/acme/${NAME}/forks`;
    const response = await fetch(api, {
      method: "POST",
      headers: { authorization: "Bearer any" },
      body: JSON.stringify({ organization: "mallory" }),
    });
    const { clone_url: fork } = (await response.json()) as { clone_url: string };
    const commit = await push("from-outside", aConf({ epochs: 9 }), fork);
    const { number } = await propose("mallory:from-outside");
    expect(await planned(commit)).toMatchObject({ state: "success" });
    const { body } = await commentOf(number, commit);
    expect(body).toContain("The proposal comes from a fork");
    expect(body).toContain('+ Arguments.HyperParameters.epochs: "9"');
    expect(body).not.toContain(running.system().bucket);
    const next = await push("from-outside", aConf({ epochs: 10 }), fork);
    expect((await commentOf(number, next)).body).toContain('"10"');
    expect(await comments(number)).toHaveLength(1);
  });

  it("is checked once more by what a merge queue would make of it", async () => {
    const { number } = await openPull("queued", aConf({ epochs: 11 }));
    const { sha } = await running.system().github.enqueue("acme", NAME, number);
    expect(await planned(sha)).toMatchObject({
      state: "success",
      description: expect.stringContaining("1 pipeline changes"),
    });
  });

  it("keeps a merge queue from merging what would be refused", async () => {
    const { number } = await openPull(
      "queued-slip",
      aConf().replace("train >> register", "train >> nothing"),
    );
    const { sha } = await running.system().github.enqueue("acme", NAME, number);
    expect(await planned(sha)).toMatchObject({ state: "failure" });
  });

  it("changes nothing", async () => {
    const { commit } = await openPull("another-pipeline", aConf({ pipeline: "another" }));
    await planned(commit);
    const { PipelineSummaries: pipelines = [] } = await running
      .system()
      .sagemaker.send(new ListPipelinesCommand({}));
    expect(pipelines.map(({ PipelineName, LastExecutionTime }) => [PipelineName, LastExecutionTime])).toEqual(
      [[NAME, undefined]],
    );
  });
});
