import { describe, expect, it } from "@jest/globals";
import type { GitHub } from "../../../shared/adapters/github.ts";
import { createGitHubPullRequests } from "../../../shared/adapters/github-pull-requests.ts";

const sha = "ab".repeat(20);

/** A GitHub that knows one pull request, from this repository. */
const aGitHub = (repo: { id: number; full_name: string } | null): GitHub => {
  const data = {
    state: "open",
    merged: false,
    head: { repo, sha, ref: "topic" },
    base: { repo: { id: 1 }, ref: "main", sha },
  };
  const request = (async () => ({ data })) as unknown as GitHub["request"];
  return { request, isApp: async () => false };
};

describe("a pull request from a fork", () => {
  it("says so, and names the fork", async () => {
    const pulls = createGitHubPullRequests(aGitHub({ id: 2, full_name: "stranger/fraud" }));
    expect(await pulls.describe("acme/fraud", 1)).toMatchObject({
      isFork: true,
      head: { repository: "stranger/fraud" },
    });
  });

  it("that is gone says so still, and names none", async () => {
    const found = await createGitHubPullRequests(aGitHub(null)).describe("acme/fraud", 1);
    expect(found).toMatchObject({ isFork: true, isDraft: false });
    expect(found?.head).toEqual({ sha, ref: "topic" });
  });
});
