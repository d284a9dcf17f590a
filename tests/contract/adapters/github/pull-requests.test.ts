import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import { createGitHubPullRequests } from "../../../../shared/adapters/github-pull-requests.ts";
import { aGitHubApp } from "../../../builders/a-github-app.ts";
import { aGitHubRepository, type GitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
describe("pull requests on GitHub", () => {
  const { app, secret } = aGitHubApp();
  let github: LocalGitHub;
  let fraud: GitHubRepository;
  beforeAll(async () => {
    github = await aLocalGitHub({ app });
    fraud = await aGitHubRepository(github, "acme/fraud");
  });
  afterAll(() => github.stop());

  const as = (credentials: string) =>
    createGitHubPullRequests(createGitHub(github.url, async () => credentials));
  const at = { owner: "acme", repo: "fraud" };
  let branches = 0;
  const aPull = async ({ draft = false } = {}) => {
    branches += 1;
    const branch = `change-${branches}`;
    await fraud.copy.git("checkout", "--quiet", "-b", branch, fraud.sha);
    const sha = await fraud.copy.commit("change", { "b.txt": branch });
    await fraud.copy.push(branch);
    const wish = { ...at, title: "A change", head: branch, base: "main", draft };
    const { data } = await github.octokit.request("POST /repos/{owner}/{repo}/pulls", wish);
    return { number: data.number, sha, branch };
  };
  const commentsOf = async (number: number) => {
    const { data } = await github.octokit.request(
      "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
      {
        ...at,
        issue_number: number,
        per_page: 100,
      },
    );
    return data.map(({ body, user }) => ({ body, author: user?.login }));
  };
  const write = (number: number, body: string) =>
    github.octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...at,
      issue_number: number,
      body,
    });

  it("are described as they are", async () => {
    const { number, sha, branch } = await aPull({ draft: true });
    expect(await as("a-token").describe(fraud.repository, number)).toEqual({
      number,
      state: "open",
      isMerged: false,
      isDraft: true,
      head: { repository: "acme/fraud", sha, ref: branch },
      base: { branch: "main", sha: fraud.sha },
      isFork: false,
    });
    await github.octokit.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...at,
      pull_number: number,
      state: "closed",
    });
    expect(await as("a-token").describe(fraud.repository, number)).toMatchObject({ state: "closed" });
    expect(await as("a-token").describe(fraud.repository, 999)).toBeUndefined();
  });

  describe.each([
    ["a token", "a-token", "local-user"],
    ["an App", secret, "local-app[bot]"],
  ])("commented with %s", (_, credentials, author) => {
    it("keep one comment of a marker, updated in place", async () => {
      const { number } = await aPull();
      const pulls = as(credentials);
      await pulls.comment(fraud.repository, number, { marker: "slipway:plan", body: "## Plan\nfirst" });
      await pulls.comment(fraud.repository, number, { marker: "slipway:other", body: "else" });
      await pulls.comment(fraud.repository, number, { marker: "slipway:plan", body: "## Plan\nsecond" });
      expect(await commentsOf(number)).toEqual([
        { author, body: "<!-- slipway:plan -->\n## Plan\nsecond" },
        { author, body: "<!-- slipway:other -->\nelse" },
      ]);
    });

    it("find it behind a hundred other comments", async () => {
      const { number } = await aPull();
      for (let count = 0; count < 100; count += 1) await write(number, `comment ${count}`);
      const pulls = as(credentials);
      await pulls.comment(fraud.repository, number, { marker: "plan", body: "first" });
      await pulls.comment(fraud.repository, number, { marker: "plan", body: "second" });
      const { data } = await github.octokit.request(
        "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
        { ...at, issue_number: number, per_page: 100, page: 2 },
      );
      expect(data.map(({ body }) => body)).toEqual(["<!-- plan -->\nsecond"]);
    });
  });

  it("keep other people's comments, though they carry the marker", async () => {
    const { number } = await aPull();
    await write(number, "<!-- plan -->\nI forged this");
    await as(secret).comment(fraud.repository, number, { marker: "plan", body: "ours" });
    expect(await commentsOf(number)).toEqual([
      { author: "local-user", body: "<!-- plan -->\nI forged this" },
      { author: "local-app[bot]", body: "<!-- plan -->\nours" },
    ]);
  });

  it("are left with one comment where two of us wrote at once", async () => {
    const { number } = await aPull();
    await write(number, "<!-- plan -->\none");
    await write(number, "<!-- plan -->\ntwo");
    await as("a-token").comment(fraud.repository, number, { marker: "plan", body: "three" });
    expect(await commentsOf(number)).toEqual([{ author: "local-user", body: "<!-- plan -->\nthree" }]);
  });

  it("refuse a comment with what could not be written", async () => {
    await expect(
      as("a-token").comment(fraud.repository, 999, { marker: "plan", body: "x" }),
    ).rejects.toMatchObject({ code: "SourceHostRefused", message: expect.stringContaining("999") });
  });
});
