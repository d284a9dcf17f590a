import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aGitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
type Told = { readonly action: string; readonly repository: { readonly full_name: string } };

describe("what becomes of a repository", () => {
  let github: LocalGitHub;
  beforeAll(async () => {
    github = await aLocalGitHub();
  });
  afterAll(() => github.stop());

  const told = async <T extends Told>(event: string, fullName: string): Promise<T[]> =>
    (await github.payloads<T>(event)).filter(({ repository }) => repository.full_name === fullName);

  it("a renamed one has its new name, is pushed to there, and subscribers are told", async () => {
    const { sha } = await aGitHubRepository(github, "acme/old");
    await github.octokit.request("PATCH /repos/{owner}/{repo}", { owner: "acme", repo: "old", name: "new" });
    expect((await github.octokit.request("GET /repos/acme/old")).data.full_name).toBe("acme/new");
    const { data } = await github.octokit.request("GET /repos/acme/new/branches/main");
    expect(data.commit.sha).toBe(sha);
    expect(await told("repository", "acme/new")).toMatchObject([
      { action: "renamed", changes: { repository: { name: { from: "old" } } } },
    ]);
  });

  it("an old name leads to the repository by its number, until another repository takes the name", async () => {
    await aGitHubRepository(github, "acme/before");
    const at = { owner: "acme", repo: "before" };
    await github.octokit.request("PATCH /repos/{owner}/{repo}", { ...at, name: "after" });
    const asked = await github.octokit.request("GET /repos/{owner}/{repo}/branches/main", {
      ...at,
      request: { redirect: "manual" },
    });
    expect(asked.status).toBe(301);
    expect(asked.headers.location).toMatch(/\/repositories\/\d+\/branches\/main$/);
    await github.service.createRepository({ owner: "acme", name: "before" });
    expect((await github.octokit.request("GET /repos/{owner}/{repo}", at)).data.full_name).toBe(
      "acme/before",
    );
  });

  it("a transferred one has another owner", async () => {
    await aGitHubRepository(github, "acme/moved");
    const wish = { owner: "acme", repo: "moved", new_owner: "other" };
    await github.octokit.request("POST /repos/{owner}/{repo}/transfer", wish);
    expect((await github.octokit.request("GET /repos/other/moved")).data.owner.login).toBe("other");
    expect(await told("repository", "other/moved")).toMatchObject([
      { action: "transferred", changes: { owner: { from: { user: { login: "acme" } } } } },
    ]);
  });

  it("an archived one says so, and a deleted one is gone", async () => {
    await aGitHubRepository(github, "acme/ending");
    const at = { owner: "acme", repo: "ending" };
    const { data } = await github.octokit.request("PATCH /repos/{owner}/{repo}", { ...at, archived: true });
    expect(data.archived).toBe(true);
    await github.octokit.request("DELETE /repos/{owner}/{repo}", at);
    await expect(github.octokit.request("GET /repos/acme/ending")).rejects.toMatchObject({ status: 404 });
    expect((await told("repository", "acme/ending")).map(({ action }) => action)).toEqual([
      "archived",
      "deleted",
    ]);
  });

  it("no two may have one name", async () => {
    await aGitHubRepository(github, "acme/one");
    await aGitHubRepository(github, "acme/two");
    await expect(
      github.octokit.request("PATCH /repos/{owner}/{repo}", { owner: "acme", repo: "one", name: "two" }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it("a merge queue asks for checks of what would become the head", async () => {
    const { copy, sha } = await aGitHubRepository(github, "acme/queued");
    await copy.git("checkout", "--quiet", "-b", "change");
    await copy.commit("change", { "b.txt": "1\n" });
    await copy.push("change");
    const at = { owner: "acme", repo: "queued" };
    const wish = { ...at, title: "A change", head: "change", base: "main" };
    const { data } = await github.octokit.request("POST /repos/{owner}/{repo}/pulls", wish);
    const queued = await github.service.enqueue("acme", "queued", data.number);
    expect(await told("merge_group", "acme/queued")).toMatchObject([
      {
        action: "checks_requested",
        merge_group: { head_sha: queued.sha, base_sha: sha, base_ref: "refs/heads/main" },
      },
    ]);
    const { data: found } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
      ...at,
      ref: queued.ref,
    });
    expect(found.sha).toBe(queued.sha);
  });
});
