import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";
import { aWorkCopy } from "../../../builders/a-work-copy.ts";

const OWNER = "acme";

describe("a repository's creation", () => {
  let github: LocalGitHub;
  beforeAll(async () => {
    github = await aLocalGitHub();
  });
  afterAll(() => github.stop());

  it("works over the API, and once for each name whatever its case", async () => {
    const create = (name: string) => github.octokit.request("POST /orgs/{org}/repos", { org: OWNER, name });
    const { status, data } = await create("made");
    expect(status).toBe(201);
    const copy = await aWorkCopy(data.clone_url);
    await copy.commit("base", { a: "1" });
    await copy.push("main");
    await expect(create("MADE")).rejects.toMatchObject({ status: 422 });
  });

  it("finds again what was created before", async () => {
    const wanted = { owner: OWNER, name: "same", defaultBranch: "trunk" };
    const [first, second] = [
      await github.service.createRepository(wanted),
      await github.service.createRepository({ owner: OWNER, name: "same" }),
    ];
    expect(second).toEqual(first);
  });

  it.each([
    ["..", "name"],
    ["acme", ".."],
    ["acme", "../../escape"],
    ["acme", "a/b"],
    ["acme", "name.git"],
    ["acme", ""],
    ["-acme", "name"],
    ["acme", "--upload-pack=x y"],
    ["ac--me", "name"],
    ["a".repeat(40), "name"],
    ["acme", "n".repeat(101)],
  ])("refuses owner %j with name %j", async (owner, name) => {
    await expect(github.service.createRepository({ owner, name })).rejects.toThrow(
      "Repository creation failed.",
    );
  });
});
