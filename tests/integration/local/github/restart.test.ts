import { describe, expect, it } from "@jest/globals";
import { aLocalGitHub } from "../../../builders/a-local-github.ts";
import { aWorkCopy } from "../../../builders/a-work-copy.ts";

const OWNER = "acme";

describe("what was written", () => {
  it("survives a restart", async () => {
    const github = await aLocalGitHub();
    const { remote } = await github.service.createRepository({ owner: OWNER, name: "kept" });
    const copy = await aWorkCopy(remote);
    const sha = await copy.commit("base", { a: "1" });
    await copy.push("main");
    await copy.commit("change", { a: "2" });
    await copy.push("main:change");
    const at = { owner: OWNER, repo: "kept" };
    await github.octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
      ...at,
      sha,
      state: "success",
    });
    await github.octokit.request("POST /repos/{owner}/{repo}/check-runs", {
      ...at,
      name: "plan",
      head_sha: sha,
    });
    await github.octokit.request("POST /repos/{owner}/{repo}/pulls", {
      ...at,
      title: "t",
      head: "change",
      base: "main",
    });
    await github.octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...at,
      issue_number: 1,
      body: "b",
    });
    const again = await github.restart();
    try {
      const read = async (path: string) => (await again.octokit.request(`GET /repos/acme/kept${path}`)).data;
      expect((await read(`/commits/${sha}/status`)).state).toBe("success");
      expect((await read(`/commits/${sha}/check-runs`)).total_count).toBe(1);
      expect(await read("/pulls")).toMatchObject([{ number: 1, title: "t" }]);
      expect(await read("/issues/1/comments")).toMatchObject([{ body: "b" }]);
      const { data } = await again.octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
        ...at,
        sha,
        state: "failure",
      });
      expect(data.id).toBe(2);
    } finally {
      await again.stop();
    }
  });
});
