import { describe, expect, it } from "@jest/globals";
import { aWebhook, DELIVERY } from "../../builders/a-webhook.ts";

const sha = (digit: string): string => digit.repeat(40);
const NONE = sha("0");
const repository = { full_name: "acme/fraud" };
const aPush = { ref: "refs/heads/main", before: sha("a"), after: sha("b"), forced: false, repository };
const aPull = {
  action: "opened",
  number: 7,
  repository,
  pull_request: { head: { sha: sha("c"), repo: null }, base: { ref: "main" } },
};
const aGroup = {
  action: "checks_requested",
  repository,
  merge_group: {
    head_sha: sha("d"),
    head_ref: "refs/heads/gh-readonly-queue/main/pr-7-abc",
    base_sha: sha("b"),
    base_ref: "refs/heads/main",
  },
};
const changed = (change: string, more: object = {}) => ({
  type: "RepositoryChanged",
  detail: { delivery: DELIVERY, repository: "acme/fraud", change, ...more },
});

const answerTo = async (event: string, payload: object) => {
  const { deliver, announced, remembered } = aWebhook();
  const { statusCode } = await deliver(event, payload);
  return { statusCode, announced, remembered };
};

describe("a push", () => {
  it.each<[string, object, object]>([
    ["that deletes the branch", { after: NONE, deleted: true, head_commit: null }, { after: NONE }],
    ["that creates the branch", { before: NONE, created: true }, { before: NONE }],
    ["that rewrites the branch", { forced: true }, { forced: true }],
    ["without commits", { commits: [], head_commit: null }, { after: sha("b") }],
    ["of a repository that names commits by SHA-256", { before: "a".repeat(64), after: "b".repeat(64) }, {}],
  ])("%s is announced", async (_, over, detail) => {
    const { statusCode, announced } = await answerTo("push", { ...aPush, ...over });
    expect(statusCode).toBe(202);
    expect(announced).toMatchObject([{ type: "PushReceived", detail }]);
  });

  it.each<[string, object]>([
    ["a tag of the branch's name", { ref: "refs/tags/main" }],
    ["a branch whose name ends like ours", { ref: "refs/heads/feature/main" }],
    ["a note", { ref: "refs/notes/commits" }],
  ])("to %s does nothing", async (_, over) => {
    expect(await answerTo("push", { ...aPush, ...over })).toEqual({
      statusCode: 200,
      announced: [],
      remembered: [],
    });
  });

  it("whose reference is longer than any is refused", async () => {
    expect(await answerTo("push", { ...aPush, ref: `refs/heads/${"x".repeat(600)}` })).toMatchObject({
      statusCode: 400,
    });
  });
});

describe("a pull request", () => {
  const hint = {
    type: "PullRequestChanged",
    detail: { delivery: DELIVERY, repository: "acme/fraud", number: 7, head: sha("c") },
  };

  it.each(["opened", "synchronize", "reopened", "ready_for_review", "closed"])(
    "that was %s is announced",
    async (action) => {
      expect(await answerTo("pull_request", { ...aPull, action })).toEqual({
        statusCode: 202,
        announced: [hint],
        remembered: [DELIVERY],
      });
    },
  );

  it.each<[string, object]>([
    ["to our branch", { base: { ref: { from: "topic" } } }],
    ["away from our branch", { base: { ref: { from: "main" } } }],
  ])("that moved %s is announced", async (_, changes) => {
    const base = {
      ref: (changes as { base: { ref: { from: string } } }).base.ref.from === "main" ? "topic" : "main",
    };
    const moved = { ...aPull, action: "edited", changes, pull_request: { ...aPull.pull_request, base } };
    expect((await answerTo("pull_request", moved)).announced).toEqual([hint]);
  });

  it.each<[string, object]>([
    ["with another title", { action: "edited", changes: { title: { from: "old" } } }],
    ["with another label", { action: "labeled" }],
    ["to another branch", { pull_request: { ...aPull.pull_request, base: { ref: "topic" } } }],
    ["to a repository outside the allow-list", { repository: { full_name: "other/fraud" } }],
  ])("%s does nothing", async (_, over) => {
    expect(await answerTo("pull_request", { ...aPull, ...over })).toEqual({
      statusCode: 200,
      announced: [],
      remembered: [],
    });
  });

  it.each<[string, object]>([
    ["a number", { number: "7" }],
    ["a positive number", { number: -1 }],
    ["a head", { pull_request: { base: { ref: "main" } } }],
    ["a base", { pull_request: { head: { sha: sha("c") } } }],
    ["a repository", { repository: undefined }],
  ])("without %s is refused", async (_, over) => {
    expect(await answerTo("pull_request", { ...aPull, ...over })).toMatchObject({ statusCode: 400 });
  });
});

describe("a merge group", () => {
  it("that asks for checks is announced", async () => {
    expect(await answerTo("merge_group", aGroup)).toMatchObject({
      statusCode: 202,
      announced: [
        {
          type: "MergeGroupRequested",
          detail: { repository: "acme/fraud", head: sha("d"), branch: "main", base: sha("b") },
        },
      ],
    });
  });

  it.each<[string, object, number]>([
    ["that was destroyed", { action: "destroyed" }, 200],
    ["for another branch", { merge_group: { ...aGroup.merge_group, base_ref: "refs/heads/topic" } }, 200],
    ["without a head", { merge_group: { ...aGroup.merge_group, head_sha: undefined } }, 400],
    ["of a repository outside the allow-list", { repository: { full_name: "other/fraud" } }, 200],
  ])("%s does nothing", async (_, over, statusCode) => {
    expect(await answerTo("merge_group", { ...aGroup, ...over })).toMatchObject({
      statusCode,
      announced: [],
    });
  });
});

describe("what becomes of a repository", () => {
  it.each<[string, string, object, object[]]>([
    [
      "renamed",
      "repository",
      { action: "renamed", repository, changes: { repository: { name: { from: "old" } } } },
      [changed("renamed", { previous: "acme/old" })],
    ],
    [
      "renamed by somebody who hides a path in the old name",
      "repository",
      { action: "renamed", repository, changes: { repository: { name: { from: "../../etc" } } } },
      [changed("renamed")],
    ],
    [
      "transferred away",
      "repository",
      {
        action: "transferred",
        repository: { full_name: "other/fraud" },
        changes: { owner: { from: { organization: { login: "acme" } } } },
      },
      [changed("transferred", { repository: "other/fraud", previous: "acme/fraud" })],
    ],
    ["deleted", "repository", { action: "deleted", repository }, [changed("deleted")]],
    ["archived", "repository", { action: "archived", repository }, [changed("archived")]],
    [
      "left without our branch",
      "delete",
      { ref: "main", ref_type: "branch", repository },
      [changed("branch_deleted")],
    ],
    [
      "shown to the App",
      "installation_repositories",
      {
        action: "added",
        installation: { id: 1 },
        repositories_added: [repository, { full_name: "other/one" }, null],
        repositories_removed: [],
      },
      [changed("connected")],
    ],
    [
      "hidden from the App",
      "installation_repositories",
      { action: "removed", installation: { id: 1 }, repositories_removed: [repository] },
      [changed("disconnected")],
    ],
    [
      "shown with the whole installation",
      "installation",
      { action: "created", installation: { id: 1 }, repositories: [repository] },
      [changed("connected")],
    ],
    [
      "hidden with the whole installation",
      "installation",
      { action: "suspend", installation: { id: 1 }, repositories: [repository] },
      [changed("disconnected")],
    ],
  ])("is announced: %s", async (_, event, payload, hints) => {
    expect(await answerTo(event, payload)).toMatchObject({ statusCode: 202, announced: hints });
  });

  it.each<[string, string, object, number]>([
    ["edited", "repository", { action: "edited", repository }, 200],
    ["another's", "repository", { action: "deleted", repository: { full_name: "other/fraud" } }, 200],
    ["nobody's", "repository", { action: "deleted" }, 400],
    ["a deleted tag", "delete", { ref: "main", ref_type: "tag", repository }, 200],
    ["another branch deleted", "delete", { ref: "topic", ref_type: "branch", repository }, 200],
    ["a deleted nothing", "delete", { repository }, 400],
    ["an installation of nothing", "installation", { action: "created", installation: { id: 1 } }, 200],
    ["no installation", "installation", { action: "created" }, 400],
  ])("does nothing: %s", async (_, event, payload, statusCode) => {
    expect(await answerTo(event, payload)).toEqual({ statusCode, announced: [], remembered: [] });
  });

  it("is announced for the first hundred repositories of an installation, and the sweep finds the others", async () => {
    const repositories = Array.from({ length: 3_000 }, (_, index) => ({ full_name: `acme/model-${index}` }));
    const payload = { action: "created", installation: { id: 1 }, repositories };
    expect((await answerTo("installation", payload)).announced).toHaveLength(100);
  });
});

describe("a delivery handled before", () => {
  it("is not announced again, whatever its kind", async () => {
    const { deliver, announced } = aWebhook({ state: "handled" });
    expect(await deliver("pull_request", aPull)).toMatchObject({ statusCode: 200 });
    expect(await deliver("merge_group", aGroup)).toMatchObject({ statusCode: 200 });
    expect(announced).toEqual([]);
  });
});
