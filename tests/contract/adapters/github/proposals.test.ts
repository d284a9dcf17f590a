import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import { createGitHubProposals } from "../../../../shared/adapters/github-proposals.ts";
import { createGitHubStatusBoard } from "../../../../shared/adapters/github-status-board.ts";
import { aGitHubApp } from "../../../builders/a-github-app.ts";
import { aGitHubRepository, type GitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
const CONTEXT = "slipway/plan";

describe("proposals on GitHub that nobody has answered", () => {
  const { app, secret } = aGitHubApp();
  let github: LocalGitHub;
  let names = 0;
  beforeAll(async () => {
    github = await aLocalGitHub({ app });
  });
  afterAll(() => github.stop());

  const asUser = () => createGitHub(github.url, async () => "a-token");

  /** A repository with some open pull requests. */
  const aProposedTo = async (count: number) => {
    names += 1;
    const repository = await aGitHubRepository(github, `acme/proposed-${names}`);
    const heads: string[] = [];
    for (let index = 1; index <= count; index += 1) heads.push(await propose(repository, `change-${index}`));
    return { ...repository, heads };
  };
  const propose = async ({ repository, copy, sha }: GitHubRepository, branch: string): Promise<string> => {
    await copy.git("checkout", "--quiet", "-b", branch, sha);
    const head = await copy.commit(branch, { "b.txt": branch });
    await copy.push(branch);
    const [owner = "", repo = ""] = repository.split("/");
    await github.octokit.request("POST /repos/{owner}/{repo}/pulls", {
      ...{ owner, repo, title: branch, head: branch, base: "main" },
    });
    return head;
  };
  const answer = (repository: string, commit: string) =>
    createGitHubStatusBoard(asUser(), "test").report({
      ...{ repository, commit, context: CONTEXT, state: "success", description: "planned" },
    });
  const remaining = async (): Promise<number> =>
    (await asUser().request("GET /rate_limit")).data.rate.remaining;
  const searchOf = (repository: string) => ({
    ...{ repository, branch: "main", context: CONTEXT, most: 10 },
    before: new Date(Date.now() + 60_000).toISOString(),
  });

  it("are those without a plan, and a list that is as it was costs nothing", async () => {
    const { repository, heads } = await aProposedTo(2);
    const [first = "", second = ""] = heads;
    await answer(repository, first);
    const proposals = createGitHubProposals(asUser(), "test");
    const search = searchOf(repository);
    expect(await proposals.unanswered(search)).toEqual({ found: [{ number: 2, head: second }], asked: 2 });
    await answer(repository, second);
    expect(await proposals.unanswered(search)).toEqual({ found: [], asked: 1 });
    const before = await remaining();
    expect(await proposals.unanswered(search)).toEqual({ found: [], asked: 0 });
    expect(await remaining()).toBe(before);
    // Another environment answers for itself.
    expect((await createGitHubProposals(asUser(), "prod").unanswered(search)).found).toHaveLength(2);
  });

  it("are asked about few at a time, not before their delivery may have come, and not for ever", async () => {
    const { repository } = await aProposedTo(3);
    const proposals = createGitHubProposals(asUser(), "test");
    const search = searchOf(repository);
    const early = { ...search, before: new Date(0).toISOString() };
    expect(await proposals.unanswered(early)).toEqual({ found: [], asked: 0 });
    const numbers = [];
    for (let round = 0; round < 12; round += 1)
      numbers.push(...(await proposals.unanswered({ ...search, most: 1 })).found.map(({ number }) => number));
    expect(numbers).toEqual([3, 3, 3, 2, 2, 2, 1, 1, 1]);
  });

  it("are found again as soon as their head is another", async () => {
    const made = await aProposedTo(1);
    const { repository, copy } = made;
    await answer(repository, made.heads[0] ?? "");
    const proposals = createGitHubProposals(asUser(), "test");
    const search = searchOf(repository);
    await proposals.unanswered(search);
    const head = await copy.commit("more", { "c.txt": "more" });
    await copy.push("change-1");
    expect((await proposals.unanswered(search)).found).toEqual([{ number: 1, head }]);
  });

  it("are none for an App, whose failed deliveries can be asked for again, nor under a former name", async () => {
    const { repository } = await aProposedTo(1);
    const search = searchOf(repository);
    const asApp = createGitHubProposals(
      createGitHub(github.url, async () => secret),
      "test",
    );
    expect(await asApp.unanswered(search)).toEqual({ found: [], asked: 0 });
    const [owner = "", repo = ""] = repository.split("/");
    await github.octokit.request("PATCH /repos/{owner}/{repo}", { owner, repo, name: `${repo}-now` });
    expect((await createGitHubProposals(asUser(), "test").unanswered(search)).found).toEqual([]);
  });
});
