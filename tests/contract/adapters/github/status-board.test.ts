import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import type { GitHub } from "../../../../shared/adapters/github.ts";
import { createGitHubStatusBoard } from "../../../../shared/adapters/github-status-board.ts";
import type { Annotation, CommitStatus } from "../../../../shared/domain/commit-status.ts";
import type { StatusBoard } from "../../../../shared/ports/source-host.ts";
import { aGitHubApp } from "../../../builders/a-github-app.ts";
import { aGitHubRepository, type GitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
describe("statuses on GitHub", () => {
  const { app, secret } = aGitHubApp();
  let github: LocalGitHub;
  let asApp: GitHub;
  let board: StatusBoard;
  let fraud: GitHubRepository;
  let contexts = 0;
  beforeAll(async () => {
    github = await aLocalGitHub({ app });
    asApp = createGitHub(github.url, async () => secret);
    board = createGitHubStatusBoard(asApp, "test");
    fraud = await aGitHubRepository(github, "acme/fraud");
  });
  afterAll(() => github.stop());

  const aStatus = (over: Partial<CommitStatus> = {}): CommitStatus => ({
    repository: fraud.repository,
    commit: fraud.sha,
    context: `slipway/${contexts}`,
    state: "pending",
    description: "training",
    ...over,
  });
  const remarks = (count: number, message = "unknown key"): Annotation[] =>
    Array.from({ length: count }, (_, index) => ({
      path: "conf/conf.yaml",
      line: index + 1,
      level: "failure",
      message,
    }));
  const at = { owner: "acme", repo: "fraud" };
  const runs = async (filter: "all" | "latest" = "all") => {
    const { data } = await asApp.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
      ...at,
      ref: fraud.sha,
      check_name: aStatus().context.replace("slipway", "slipway/test"),
      filter,
    });
    return data.check_runs;
  };
  const annotations = async (id: number) => {
    const ask = (page: number) =>
      asApp.request("GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", {
        ...at,
        check_run_id: id,
        per_page: 100,
        page,
      });
    return [...(await ask(1)).data, ...(await ask(2)).data];
  };
  beforeEach(() => {
    contexts += 1;
  });

  describe("posted with a token", () => {
    it("tell every failure in a status of its own, since a status has no lines", async () => {
      const asUser = createGitHubStatusBoard(
        createGitHub(github.url, async () => "a-token"),
        "test",
      );
      await asUser.report(aStatus({ state: "failure", annotations: remarks(25) }));
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/statuses", {
        ...at,
        ref: fraud.sha,
        per_page: 100,
      });
      const context = aStatus().context.replace("slipway", "slipway/test");
      const told = data.filter((each) => each.context.startsWith(`${context}: `));
      expect(told).toHaveLength(20);
      expect(told.map((each) => each.context)).toContain(`${context}: 3. conf/conf.yaml:3`);
      expect(told[0]).toMatchObject({ state: "failure", description: "unknown key" });
    });

    it("resolve the failures that a later one of the context does not tell any more", async () => {
      const asUser = createGitHubStatusBoard(
        createGitHub(github.url, async () => "a-token"),
        "test",
      );
      const told = async () => {
        const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
          ...at,
          ref: fraud.sha,
          per_page: 100,
        });
        const context = aStatus().context.replace("slipway", "slipway/test");
        return data.statuses
          .filter((each) => each.context === context || each.context.startsWith(`${context}: `))
          .map((each) => [each.context.slice(context.length), each.state])
          .toSorted();
      };
      await asUser.report(aStatus({ state: "failure", annotations: remarks(3) }));
      await asUser.report(aStatus({ state: "failure", annotations: remarks(1) }));
      const [first, second, third] = [1, 2, 3].map((line) => `: ${line}. conf/conf.yaml:${line}`);
      expect(await told()).toEqual([
        ["", "failure"],
        [first, "failure"],
        [second, "success"],
        [third, "success"],
      ]);
      await asUser.report(aStatus({ state: "success", annotations: [] }));
      expect((await told()).every(([, state]) => state === "success")).toBe(true);
    });

    it("tell a failure at a path that is longer than the name of a status", async () => {
      const asUser = createGitHubStatusBoard(
        createGitHub(github.url, async () => "a-token"),
        "test",
      );
      const path = `${"deep/".repeat(60)}conf.yaml`;
      const annotations: Annotation[] = [{ path, line: 1, level: "failure", message: "unknown key" }];
      await asUser.report(aStatus({ state: "failure", annotations }));
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/statuses", {
        ...at,
        ref: fraud.sha,
        per_page: 100,
      });
      expect(data.filter(({ context }) => context.includes("deep/"))).toHaveLength(1);
    });

    it("are commit statuses, cut to what GitHub takes, with a link to the details", async () => {
      const asUser = createGitHubStatusBoard(
        createGitHub(github.url, async () => "a-token"),
        "test",
      );
      const status = aStatus({
        description: `line\n${"x".repeat(200)}`,
        detailsUrl: "https://example.com/1",
      });
      await asUser.report(status);
      await asUser.report({ ...status, state: "success", description: "done" });
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/statuses", {
        ...at,
        ref: fraud.sha,
      });
      const ours = data.filter(
        ({ context }) => context === status.context.replace("slipway", "slipway/test"),
      );
      expect(ours.map(({ state }) => state)).toEqual(["success", "pending"]);
      expect(ours[1]?.description).toHaveLength(140);
      expect(ours[1]).toMatchObject({ target_url: "https://example.com/1" });
      expect(await runs()).toEqual([]);
    });
  });

  describe("posted by an App", () => {
    it("are one check run for each commit and context, from its start to its end", async () => {
      await board.report(aStatus());
      expect(await runs()).toMatchObject([{ status: "in_progress", output: { title: "training" } }]);
      await board.report(aStatus({ state: "success", title: "Serving", summary: "**all** good" }));
      await board.report(aStatus({ state: "success", title: "Serving", summary: "**all** good" }));
      expect(await runs()).toMatchObject([
        { status: "completed", conclusion: "success", output: { title: "Serving", summary: "**all** good" } },
      ]);
    });

    it.each([
      ["failure", "failure"],
      ["error", "cancelled"],
    ] as const)("conclude %s as %s", async (state, conclusion) => {
      await board.report(aStatus({ state, detailsUrl: "https://example.com/log" }));
      expect(await runs()).toMatchObject([{ conclusion, details_url: "https://example.com/log" }]);
    });

    it("begin anew where a completed one has to wait again", async () => {
      await board.report(aStatus({ state: "failure" }));
      await board.report(aStatus());
      expect(await runs("latest")).toMatchObject([{ status: "in_progress", conclusion: null }]);
    });

    it("carry any number of annotations, each once however often they are posted", async () => {
      const status = aStatus({ state: "failure", annotations: remarks(120) });
      await board.report(status);
      await board.report(status);
      const [run, ...others] = await runs();
      expect(others).toEqual([]);
      expect(run).toMatchObject({ status: "completed", output: { annotations_count: 120 } });
      const found = await annotations(Number(run?.id));
      expect(found.map(({ start_line }) => start_line)).toEqual(remarks(120).map(({ line }) => line));
      expect(found[0]).toMatchObject({ path: "conf/conf.yaml", annotation_level: "failure" });
    });

    it("show other annotations in a new run, for none can be taken back", async () => {
      await board.report(aStatus({ state: "failure", annotations: remarks(2) }));
      await board.report(aStatus({ state: "failure", annotations: remarks(1, "another") }));
      const [latest] = await runs("latest");
      expect(await annotations(Number(latest?.id))).toMatchObject([{ message: "another" }]);
      await board.report(aStatus({ state: "success" }));
      expect(await runs("latest")).toMatchObject([
        { conclusion: "success", output: { annotations_count: 0 } },
      ]);
    });

    it("cut what is longer than GitHub takes", async () => {
      const summary = "a line of text\n".repeat(6_000);
      await board.report(aStatus({ title: "t".repeat(400), summary }));
      const [run] = await runs();
      expect(run?.output.title?.length).toBeLessThanOrEqual(255);
      expect(run?.output.summary?.length).toBeLessThanOrEqual(65_535);
      expect(run?.output.summary).toMatch(/a line of text\n\n\*The rest is left out/);
    });
  });

  it("are refused with what could not be written, and no credentials", async () => {
    const failing = board.report(aStatus({ commit: "0".repeat(40) }));
    await expect(failing).rejects.toMatchObject({
      code: "SourceHostRefused",
      message: expect.stringContaining("acme/fraud"),
    });
    const error = await failing.catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/ghs_|PRIVATE KEY/);
  });
});
