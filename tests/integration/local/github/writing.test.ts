import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { EmitterWebhookEvent } from "@octokit/webhooks";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";
import { aWorkCopy, type WorkCopy } from "../../../builders/a-work-copy.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
type PullRequest = EmitterWebhookEvent<"pull_request">["payload"];

const OWNER = "acme";

describe("writing to a repository", () => {
  let github: LocalGitHub;
  let count = 0;
  let refused: Awaited<ReturnType<typeof aRepository>>;
  beforeAll(async () => {
    github = await aLocalGitHub({ events: ["*"] });
    refused = await aRepository();
  });
  afterAll(() => github.stop());

  const aRepository = async (): Promise<{
    at: { owner: string; repo: string };
    copy: WorkCopy;
    sha: string;
  }> => {
    count += 1;
    const repo = `model-${count}`;
    const { remote } = await github.service.createRepository({ owner: OWNER, name: repo });
    const copy = await aWorkCopy(remote);
    const sha = await copy.commit("base", { "a.txt": "1\n" });
    await copy.push("main");
    return { at: { owner: OWNER, repo }, copy, sha };
  };

  const aPull = async () => {
    const { at, copy } = await aRepository();
    await copy.git("checkout", "--quiet", "-b", "change");
    const sha = await copy.commit("change", { "a.txt": "1\n2\n", "b.txt": "b\n" });
    await copy.push("change");
    const { data } = await github.octokit.request("POST /repos/{owner}/{repo}/pulls", {
      ...at,
      title: "A change",
      head: "change",
      base: "main",
      body: "because",
    });
    return { at, copy, sha, pull: data, number: { ...at, pull_number: data.number } };
  };
  const pullEvents = async (repo: string) =>
    (await github.payloads<PullRequest>("pull_request")).filter(({ repository }) => repository.name === repo);

  describe("a commit status", () => {
    it("is kept, and the latest of each context counts", async () => {
      const { at, sha } = await aRepository();
      const post = (state: "error" | "failure" | "pending" | "success", context: string) =>
        github.octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
          ...at,
          sha,
          state,
          context,
          description: `${context} is ${state}`,
          target_url: "https://example.com/run/1",
        });
      const combined = async () =>
        (
          await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
            ...at,
            ref: "main",
          })
        ).data;

      expect(await combined()).toMatchObject({ state: "pending", total_count: 0, sha });
      const { status, data } = await post("pending", "train");
      expect(status).toBe(201);
      expect(data).toMatchObject({ state: "pending", context: "train", creator: { login: "local-user" } });
      expect((await combined()).state).toBe("pending");
      await post("success", "train");
      expect((await combined()).state).toBe("success");
      await post("error", "deploy");
      expect(await combined()).toMatchObject({
        state: "failure",
        total_count: 2,
        statuses: [
          { context: "train", state: "success", description: "train is success" },
          { context: "deploy", state: "error", target_url: "https://example.com/run/1" },
        ],
      });
      const { data: history } = await github.octokit.request(
        "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
        {
          ...at,
          ref: sha,
        },
      );
      expect(history.map(({ state }) => state)).toEqual(["error", "success", "pending"]);
      const events = await github.payloads<{ context: string; repository: { name: string } }>("status");
      expect(events.filter(({ repository }) => repository.name === at.repo)).toHaveLength(3);
    });

    it.each([
      ["a state that there is not", { state: "done" }, "state"],
      [
        "a description beyond 140 characters",
        { state: "success", description: "x".repeat(141) },
        "description",
      ],
      [
        "a target that is no web address",
        { state: "success", target_url: "ftp://example.com" },
        "target_url",
      ],
      ["no state", {}, "state"],
    ])("is refused with %s", async (_, wish, field) => {
      const { at, sha } = refused;
      await expect(
        github.octokit.request(`POST /repos/${at.owner}/${at.repo}/statuses/${sha}`, wish),
      ).rejects.toMatchObject({
        status: 422,
        response: { data: { message: "Validation Failed", errors: [{ resource: "Status", field }] } },
      });
    });

    it("is refused for a commit that is not there, a branch's name included", async () => {
      const { at } = refused;
      for (const sha of ["1".repeat(40), "main"])
        await expect(
          github.octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
            ...at,
            sha,
            state: "success",
          }),
        ).rejects.toMatchObject({
          status: 422,
          response: { data: { message: `No commit found for SHA: ${sha}` } },
        });
    });
  });

  describe("a check run", () => {
    const annotation = (line: number) => ({
      path: "a.txt",
      start_line: line,
      end_line: line,
      annotation_level: "warning" as const,
      message: `line ${line}`,
    });

    it("gathers annotations over several requests and completes with its conclusion", async () => {
      const { at, sha } = await aRepository();
      const { data: run } = await github.octokit.request("POST /repos/{owner}/{repo}/check-runs", {
        ...at,
        name: "plan",
        head_sha: sha,
        status: "in_progress",
        output: {
          title: "Plan",
          summary: "one",
          annotations: Array.from({ length: 50 }, (_, line) => annotation(line)),
        },
      });
      expect(run).toMatchObject({ status: "in_progress", conclusion: null, completed_at: null });
      const { data: done } = await github.octokit.request(
        "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
        {
          ...at,
          check_run_id: run.id,
          conclusion: "success",
          output: { summary: "two", annotations: [annotation(51)] },
        },
      );
      expect(done).toMatchObject({
        status: "completed",
        conclusion: "success",
        output: { title: "Plan", summary: "two", annotations_count: 51 },
      });
      const { data: second } = await github.octokit.request(
        "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
        { ...at, check_run_id: run.id, per_page: 50, page: 2 },
      );
      expect(second.map(({ message }) => message)).toEqual(["line 51"]);
      const actions = (await github.payloads<{ action: string; repository: { name: string } }>("check_run"))
        .filter(({ repository }) => repository.name === at.repo)
        .map(({ action }) => action);
      expect(actions).toEqual(["created", "completed"]);
    });

    it("is listed for its commit, the latest of each name unless all are asked for", async () => {
      const { at, sha } = await aRepository();
      for (const name of ["plan", "lint", "plan"])
        await github.octokit.request("POST /repos/{owner}/{repo}/check-runs", { ...at, name, head_sha: sha });
      const list = async (more: object) =>
        (
          await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
            ...at,
            ref: "main",
            ...more,
          })
        ).data.check_runs.map(({ name }) => name);
      expect((await list({})).sort()).toEqual(["lint", "plan"]);
      expect(await list({ filter: "all" })).toHaveLength(3);
      expect(await list({ check_name: "lint" })).toEqual(["lint"]);
    });

    it.each([
      [
        "more than 50 annotations",
        { output: { summary: "s", annotations: Array.from({ length: 51 }, () => annotation(1)) } },
      ],
      ["a text beyond 65,535 characters", { output: { summary: "x".repeat(65_536) } }],
      ["an end without a conclusion", { status: "completed" }],
    ])("is refused with %s", async (_, wish) => {
      const { at, sha } = refused;
      await expect(
        github.octokit.request(`POST /repos/${at.owner}/${at.repo}/check-runs`, {
          name: "n",
          head_sha: sha,
          ...wish,
        }),
      ).rejects.toMatchObject({ status: 422 });
    });
  });

  describe("a pull request", () => {
    it("opens with its size, its files and whether it can be merged, and tells subscribers", async () => {
      const { at, sha, pull, number } = await aPull();
      expect(pull).toMatchObject({
        number: 1,
        state: "open",
        mergeable: true,
        commits: 1,
        additions: 2,
        changed_files: 2,
        head: { ref: "change", sha, label: "acme:change" },
        base: { ref: "main" },
      });
      const { data: files } = await github.octokit.request(
        "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
        number,
      );
      expect(files.map(({ filename, status, patch }) => [filename, status, patch])).toEqual([
        ["a.txt", "modified", "@@ -1 +1,2 @@\n 1\n+2"],
        ["b.txt", "added", "@@ -0,0 +1 @@\n+b"],
      ]);
      const [opened] = await pullEvents(at.repo);
      expect(opened).toMatchObject({ action: "opened", number: 1, pull_request: { head: { sha } } });
    });

    it("is found by its branches and its state", async () => {
      const { at } = await aPull();
      const list = async (more: object) =>
        (await github.octokit.request("GET /repos/{owner}/{repo}/pulls", { ...at, ...more })).data.length;
      expect(await list({ head: "acme:change" })).toBe(1);
      expect(await list({ head: "acme:other" })).toBe(0);
      expect(await list({ base: "other" })).toBe(0);
      expect(await list({ state: "closed" })).toBe(0);
    });

    it("comes from a fork as well, follows it, and outlives it", async () => {
      const { at, copy } = await aPull();
      const { data: fork } = await github.octokit.request("POST /repos/{owner}/{repo}/forks", {
        ...at,
        organization: "mallory",
      });
      expect(fork).toMatchObject({ full_name: `mallory/${at.repo}`, fork: true });
      expect((await github.octokit.request(`GET /repos/mallory/${at.repo}/hooks`)).data).toEqual([]);
      await copy.git("remote", "add", "fork", fork.clone_url);
      await copy.git("checkout", "--quiet", "-b", "theirs", "origin/main");
      const push = async (message: string) => {
        await copy.git("commit", "--quiet", "--allow-empty", "-m", message);
        await copy.git("push", "--quiet", "fork", "theirs");
        return (await copy.git("rev-parse", "HEAD")).trim();
      };
      const first = await push("theirs");
      const { data: pull } = await github.octokit.request("POST /repos/{owner}/{repo}/pulls", {
        ...at,
        title: "from a fork",
        head: "mallory:theirs",
        base: "main",
      });
      expect(pull).toMatchObject({
        head: { label: "mallory:theirs", sha: first, repo: { full_name: `mallory/${at.repo}` } },
        base: { repo: { full_name: `acme/${at.repo}` } },
      });
      expect((await github.octokit.request(`GET /repos/acme/${at.repo}/git/commits/${first}`)).status).toBe(
        200,
      );
      const second = await push("theirs again");
      const { data: after } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
        ...at,
        pull_number: pull.number,
      });
      expect(after.head.sha).toBe(second);
      await github.octokit.request(`DELETE /repos/mallory/${at.repo}`);
      const { data: orphan } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
        ...at,
        pull_number: pull.number,
      });
      expect(orphan).toMatchObject({ state: "open", head: { sha: second, repo: null } });
    });

    it("follows pushes to its branch", async () => {
      const { at, copy, sha, number } = await aPull();
      const next = await copy.commit("more", { "c.txt": "c" });
      await copy.push("change");
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", number);
      expect(data).toMatchObject({ commits: 2, head: { sha: next } });
      expect((await pullEvents(at.repo)).at(-1)).toMatchObject({
        action: "synchronize",
        before: sha,
        after: next,
      });
      expect(await copy.git("ls-remote", "origin", "refs/pull/1/head")).toContain(next);
    });

    it("closes with its branch", async () => {
      const { at, copy, number } = await aPull();
      await copy.push("--delete", "change");
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", number);
      expect(data).toMatchObject({ state: "closed", merged: false });
      expect((await pullEvents(at.repo)).at(-1)).toMatchObject({
        action: "closed",
        pull_request: { merged: false },
      });
    });

    it("counts as merged once its commits were pushed to the base", async () => {
      const { copy, sha, number } = await aPull();
      await copy.push("change:main");
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", number);
      expect(data).toMatchObject({ state: "closed", merged: true, merge_commit_sha: sha });
    });

    it.each([
      ["merge", 2, "Merge pull request #1 from acme/change\n\nA change"],
      ["squash", 1, "A change (#1)"],
      ["rebase", 1, "change"],
    ] as const)("merges by %s, which is a push to the base", async (merge_method, parents, message) => {
      const { at, copy, sha, number } = await aPull();
      await copy.git("checkout", "--quiet", "main");
      const base = await copy.commit("meanwhile", { "z.txt": "z" });
      await copy.push("main");
      const { data } = await github.octokit.request("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", {
        ...number,
        merge_method,
        sha,
      });
      expect(data.merged).toBe(true);
      const { data: commit } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
        ...at,
        ref: "main",
      });
      expect(commit.sha).toBe(data.sha);
      expect(commit.commit.message).toBe(message);
      expect(commit.parents).toHaveLength(parents);
      expect(commit.parents[0]?.sha).toBe(base);
      const { data: tree } = await github.octokit.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
        ...at,
        tree_sha: "main",
      });
      expect(tree.tree.map(({ path }) => path)).toEqual(["a.txt", "b.txt", "z.txt"]);
      expect((await pullEvents(at.repo)).at(-1)).toMatchObject({
        action: "closed",
        pull_request: { merged: true, merge_commit_sha: data.sha },
      });
      const pushes = await github.payloads<{ after: string; ref: string }>("push");
      expect(pushes.find(({ after }) => after === data.sha)).toMatchObject({ ref: "refs/heads/main" });
    });

    it("is not merged where it conflicts, or where its head moved", async () => {
      const { copy, number } = await aPull();
      await copy.git("checkout", "--quiet", "main");
      await copy.commit("meanwhile", { "a.txt": "other\n" });
      await copy.push("main");
      const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", number);
      expect(data).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
      const merge = (more: object) =>
        github.octokit.request("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", { ...number, ...more });
      for (const merge_method of ["merge", "squash", "rebase"])
        await expect(merge({ merge_method })).rejects.toMatchObject({ status: 405 });
      await expect(merge({ sha: "1".repeat(40) })).rejects.toMatchObject({ status: 409 });
    });

    it("can be edited, closed and opened again", async () => {
      const { at, number } = await aPull();
      const patch = async (wish: object) =>
        (
          await github.octokit.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
            ...number,
            ...wish,
          })
        ).data;
      expect(await patch({ title: "Better" })).toMatchObject({ title: "Better", body: "because" });
      expect(await patch({ state: "closed" })).toMatchObject({
        state: "closed",
        closed_at: expect.any(String),
      });
      expect(await patch({ state: "open" })).toMatchObject({ state: "open", closed_at: null });
      expect((await pullEvents(at.repo)).map(({ action }) => action)).toEqual([
        "opened",
        "edited",
        "closed",
        "reopened",
      ]);
    });

    it("is refused without commits, without its branch, or a second time", async () => {
      const { at } = await aPull();
      const open = (wish: object) =>
        github.octokit.request(`POST /repos/${at.owner}/${at.repo}/pulls`, {
          title: "t",
          head: "change",
          base: "main",
          ...wish,
        });
      await expect(open({})).rejects.toThrow("A pull request already exists for acme:change.");
      await expect(open({ head: "main" })).rejects.toThrow("No commits between main and main");
      await expect(open({ head: "nothing" })).rejects.toMatchObject({
        status: 422,
        response: { data: { errors: [{ field: "head", code: "invalid" }] } },
      });
    });

    it("is commented on; comments can be changed and removed", async () => {
      const { at, pull } = await aPull();
      const issue = { ...at, issue_number: pull.number };
      const post = (body: string) =>
        github.octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
          ...issue,
          body,
        });
      const list = async () =>
        (
          await github.octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", issue)
        ).data.map(({ body }) => body);
      const { data: comment } = await post("the plan");
      await post("another");
      await github.octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        ...at,
        comment_id: comment.id,
        body: "the newer plan",
      });
      expect(await list()).toEqual(["the newer plan", "another"]);
      const remove = () =>
        github.octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
          ...at,
          comment_id: comment.id,
        });
      expect((await remove()).status).toBe(204);
      expect(await list()).toEqual(["another"]);
      await expect(remove()).rejects.toMatchObject({ status: 404 });
      await expect(post("x".repeat(65_537))).rejects.toMatchObject({ status: 422 });
    });
  });

  it("refuses a body that is not JSON, or not an object", async () => {
    const { at, sha } = refused;
    const post = async (body: string) => {
      const url = `${github.url}/repos/${at.owner}/${at.repo}/statuses/${sha}`;
      const answer = await fetch(url, { method: "POST", body });
      return [answer.status, ((await answer.json()) as { message: string }).message];
    };
    expect(await post("{")).toEqual([400, "Problems parsing JSON"]);
    expect(await post("[]")).toEqual([400, "Body should be a JSON object"]);
  });
});
