import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import { createGitHubSourceHost } from "../../../../shared/adapters/github-source-host.ts";
import type { SourceHost } from "../../../../shared/ports/source-host.ts";
import { aGitHubRepository, type GitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
const UNKNOWN = "0123456789".repeat(4);

describe("repositories on GitHub", () => {
  let github: LocalGitHub;
  let host: SourceHost;
  let fraud: GitHubRepository;
  beforeAll(async () => {
    github = await aLocalGitHub({ token: "good" }, "good");
    host = createGitHubSourceHost(createGitHub(github.url, async () => "good"));
    fraud = await aGitHubRepository(github, "acme/fraud");
  });
  afterAll(() => github.stop());

  const remaining = async (): Promise<number> => {
    const { data } = await github.octokit.request("GET /rate_limit");
    return data.rate.remaining;
  };

  describe("asked whether a commit is a branch's head", () => {
    it("says yes, and it costs nothing of the allowance", async () => {
      const before = await remaining();
      expect(await host.isHead(fraud.repository, "main", fraud.sha)).toBe(true);
      expect(await remaining()).toBe(before);
    });

    it("says no of any other commit, which costs one request", async () => {
      const before = await remaining();
      expect(await host.isHead(fraud.repository, "main", UNKNOWN)).toBe(false);
      expect(await remaining()).toBe(before - 1);
    });

    it("looks at the branch where a tag has its name, and at names with slashes and odd characters", async () => {
      const { repository, copy, sha } = await aGitHubRepository(github, "acme/names");
      await copy.git("checkout", "--quiet", "-b", "feature/ünï#1%20");
      const next = await copy.commit("second", { "a.txt": "2\n" });
      await copy.git("tag", "main", next);
      await copy.push("feature/ünï#1%20", "refs/tags/main");
      expect(await host.isHead(repository, "main", sha)).toBe(true);
      expect(await host.isHead(repository, "feature/ünï#1%20", next)).toBe(true);
    });

    it.each([
      ["a branch that is not there", "acme/fraud", "gone"],
      ["a repository that is not there", "acme/gone", "main"],
      ["an empty repository", "acme/empty", "main"],
    ])("cannot tell of %s", async (_, repository, branch) => {
      await github.service.createRepository({ owner: "acme", name: "empty" });
      expect(await host.isHead(repository, branch, fraud.sha)).toBeUndefined();
    });
  });

  it("cannot see a branch of a repository that has another name by now, and tells that", async () => {
    const { sha } = await aGitHubRepository(github, "acme/once");
    await github.octokit.request("PATCH /repos/{owner}/{repo}", { owner: "acme", repo: "once", name: "now" });
    expect(await host.isHead("acme/once", "main", sha)).toBeUndefined();
    expect(await host.head("acme/once", "main")).toBeUndefined();
    expect(await host.nameOf("acme/once")).toBe("acme/now");
    expect(await host.isHead("acme/now", "main", sha)).toBe(true);
  });

  it("tells a repository that is there from one that is not, and from a token that was revoked", async () => {
    const revoked = createGitHubSourceHost(createGitHub(github.url, async () => "revoked"));
    expect(await host.nameOf("acme/fraud")).toBe("acme/fraud");
    expect(await host.nameOf("acme/gone")).toBeUndefined();
    expect(await revoked.nameOf("acme/fraud")).toBeUndefined();
    await expect(revoked.head("acme/fraud", "main")).rejects.toMatchObject({ code: "SourceHostUnavailable" });
    await expect(revoked.isHead("acme/fraud", "main", fraud.sha)).rejects.toMatchObject({
      code: "SourceHostUnavailable",
    });
  });

  it("tells how two commits stand to each other", async () => {
    const { repository, copy, sha } = await aGitHubRepository(github, "acme/history");
    const second = await copy.commit("second", { "a.txt": "2\n" });
    await copy.push("main");
    await copy.git("checkout", "--quiet", "-b", "side", sha);
    const side = await copy.commit("side", { "b.txt": "1\n" });
    await copy.git("checkout", "--quiet", "--orphan", "other");
    const orphan = await copy.commit("orphan", { "c.txt": "1\n" });
    await copy.push("side", "other");
    expect(await host.compare(repository, sha, sha)).toBe("identical");
    expect(await host.compare(repository, sha, second)).toBe("ahead");
    expect(await host.compare(repository, second, sha)).toBe("behind");
    expect(await host.compare(repository, second, side)).toBe("diverged");
    expect(await host.compare(repository, second, orphan)).toBe("diverged");
    expect(await host.compare(repository, UNKNOWN, second)).toBe("diverged");
    await expect(host.compare(repository, second, UNKNOWN)).rejects.toMatchObject({
      code: "SourceHostUnavailable",
    });
  });

  it("rejects where GitHub is out of reach, with what it wanted to know", async () => {
    const nowhere = createGitHubSourceHost(createGitHub("http://127.0.0.1:1", async () => "good"));
    await expect(nowhere.nameOf("acme/fraud")).rejects.toMatchObject({
      code: "SourceHostUnavailable",
      message: expect.stringContaining("acme/fraud"),
    });
  });
});
