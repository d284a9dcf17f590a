import { describe, expect, it } from "@jest/globals";
import type { PullRequest } from "../../../../shared/ports/pull-requests.ts";
import { answerMergeGroup, answerPullRequest } from "../../../../shared/usecases/change/answer-change.ts";
import { aConf } from "../../../builders/a-conf.ts";
import { aControlPlane } from "../../../builders/a-control-plane.ts";
import { SOME_SETTINGS } from "../../../builders/a-proposal.ts";
import { anAllowList } from "../../../builders/an-allow-list.ts";
import { createInMemoryPullRequests } from "../../../fakes/in-memory-pull-requests.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const REPOSITORY = "acme/fraud";
const files = (conf = aConf()): Record<string, string> => ({
  "conf/conf.yaml": conf,
  "model/train.py": "print('training')\n",
});

const manySteps = (count: number): string =>
  aConf().replace(
    "          - step_name: register",
    [
      ...Array.from({ length: count }, (_, index) => [
        `          - step_name: extra-${index}-${"x".repeat(30)}`,
        "            step_class: Training",
      ]).flat(),
      "          - step_name: register",
    ].join("\n"),
  );

/** A control plane that answers proposals for one repository, of which the first is a pull request numbered 7. */
const aReviewer = (allowed = "acme/*") => {
  const plane = aControlPlane();
  const pullRequests = createInMemoryPullRequests();
  const kept = new Map<string, string>();
  const ports = {
    ...plane.ports,
    routes: createInMemoryRouteStore(),
    pullRequests,
    plans: {
      keep: async (key: string, markdown: string): Promise<string> => {
        kept.set(key, markdown);
        return `https://bucket.example/${key}?signature`;
      },
    },
  };
  const answer = { ports, settings: SOME_SETTINGS, allowed: anAllowList(allowed), environment: "prod" };
  const propose = (conf: string, over: Partial<PullRequest> = {}): string => {
    const sha = plane.repositories.commit(REPOSITORY, files(conf), "proposal");
    pullRequests.pulls.set(7, {
      number: 7,
      state: "open",
      isMerged: false,
      isDraft: false,
      isFork: false,
      head: { repository: REPOSITORY, sha, ref: "proposal" },
      base: { branch: "main", sha: "" },
      ...over,
    });
    return sha;
  };
  return {
    plane,
    pullRequests,
    kept,
    ports,
    propose,
    answer: () => answerPullRequest(answer, { delivery: "d", repository: REPOSITORY, number: 7, head: "" }),
    queue: (head: string, branch = "main") =>
      answerMergeGroup(answer, { delivery: "d", repository: REPOSITORY, head, branch, base: "" }),
    checks: () => plane.statuses.filter(({ context }) => context === "slipway/plan"),
    comment: () => pullRequests.comments.get("slipway prod plan"),
  };
};

describe("answering a pull request", () => {
  it("leaves a comment and a check on the proposed commit", async () => {
    const reviewer = aReviewer();
    const commit = reviewer.propose(aConf());
    expect(await reviewer.answer()).toEqual({
      kind: "answered",
      commit,
      headline: "1 new pipeline, 2 steps run",
    });
    expect(reviewer.comment()).toContain(`### Slipway plan for \`${commit.slice(0, 7)}\` in \`prod\``);
    expect(reviewer.checks()).toMatchObject([
      {
        repository: REPOSITORY,
        commit,
        state: "success",
        description: "1 new pipeline, 2 steps run",
        annotations: [],
      },
    ]);
    expect(reviewer.kept.size).toBe(0);
  });

  it("says of another push what it says then", async () => {
    const reviewer = aReviewer();
    reviewer.propose(aConf());
    await reviewer.answer();
    const commit = reviewer.propose(aConf({ epochs: 9 }));
    await reviewer.answer();
    expect(reviewer.pullRequests.comments.size).toBe(1);
    expect(reviewer.comment()).toContain(commit.slice(0, 7));
  });

  it("fails the check of a mistake and points at its line", async () => {
    const reviewer = aReviewer();
    const commit = reviewer.propose(aConf().replace("train >> register", "train >> nothing"));
    await reviewer.answer();
    expect(reviewer.checks()).toMatchObject([
      {
        commit,
        state: "failure",
        annotations: [
          {
            path: "conf/conf.yaml",
            level: "failure",
            line: expect.any(Number),
            message: expect.stringContaining("nothing"),
          },
        ],
      },
    ]);
    expect(reviewer.comment()).toContain("a merge would change nothing");
  });

  it("answers for the head as it is when that moves while it plans", async () => {
    const reviewer = aReviewer();
    reviewer.propose(aConf());
    const { head, tree } = reviewer.plane.repositories;
    let moved = "";
    reviewer.plane.repositories.tree = async (...args) => {
      if (moved === "") moved = reviewer.propose(aConf({ epochs: 9 }));
      return tree(...args);
    };
    expect(await reviewer.answer()).toMatchObject({ kind: "answered", commit: moved });
    expect(reviewer.checks().map(({ commit }) => commit)).toEqual([moved]);
    expect(reviewer.pullRequests.writes).toBe(1);
    expect(head).toBeDefined();
  });

  it("sets right what it has written over a newer answer", async () => {
    const reviewer = aReviewer();
    reviewer.propose(aConf());
    let moved = "";
    reviewer.pullRequests.onComment = () => {
      if (moved === "") moved = reviewer.propose(aConf({ epochs: 9 }));
    };
    await reviewer.answer();
    expect(reviewer.comment()).toContain(moved.slice(0, 7));
  });

  it.each<[string, Partial<PullRequest>]>([
    ["is closed", { state: "closed" }],
    ["is proposed for another branch", { base: { branch: "develop", sha: "" } }],
  ])("says nothing of a pull request that %s", async (_, over) => {
    const reviewer = aReviewer();
    reviewer.propose(aConf(), over);
    expect(await reviewer.answer()).toMatchObject({ kind: "ignored" });
    expect([reviewer.pullRequests.writes, reviewer.checks().length]).toEqual([0, 0]);
  });

  it("says nothing to a repository that is not connected", async () => {
    const reviewer = aReviewer("other/*");
    reviewer.propose(aConf());
    expect(await reviewer.answer()).toMatchObject({ kind: "ignored" });
    expect(reviewer.plane.repositories.calls).toEqual([]);
  });

  it("cuts what GitHub does not take, and links to the whole", async () => {
    const reviewer = aReviewer();
    const commit = reviewer.propose(manySteps(900));
    await reviewer.answer();
    const key = `plans/${REPOSITORY}/7/${commit}.md`;
    const comment = reviewer.comment() ?? "";
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toContain(`[the whole plan](https://bucket.example/${key}?signature)`);
    expect(reviewer.kept.get(key)?.length).toBeGreaterThan(comment.length);
    for (const tag of ["details", "summary"])
      expect(comment.split(`<${tag}>`)).toHaveLength(comment.split(`</${tag}>`).length);
  });

  it("answers without a link where the plan cannot be kept", async () => {
    const reviewer = aReviewer();
    reviewer.ports.plans.keep = async () => {
      throw new Error("no bucket");
    };
    reviewer.propose(manySteps(900));
    expect(await reviewer.answer()).toMatchObject({ kind: "answered" });
    expect(reviewer.comment()).toContain("There is more than GitHub takes");
  });

  it("keeps nothing of a fork", async () => {
    const reviewer = aReviewer();
    reviewer.propose(manySteps(900), { isFork: true });
    await reviewer.answer();
    expect(reviewer.kept.size).toBe(0);
    expect(reviewer.comment()).toContain("comes from a fork");
    expect(reviewer.comment()).not.toContain("bucket.example");
    expect(reviewer.plane.code.packages.size).toBe(0);
  });

  it("fails where the source host fails, and writes nothing", async () => {
    const reviewer = aReviewer();
    reviewer.propose(aConf());
    reviewer.plane.repositories.failure = new Error("unreachable");
    await expect(reviewer.answer()).rejects.toThrow("unreachable");
    expect(reviewer.pullRequests.writes).toBe(0);
  });
});

describe("answering a merge queue", () => {
  it("checks the commit that would become the head", async () => {
    const reviewer = aReviewer();
    const commit = reviewer.propose(aConf());
    expect(await reviewer.queue(commit)).toMatchObject({ kind: "answered", commit });
    expect(reviewer.checks()).toMatchObject([{ commit, state: "success" }]);
    expect(reviewer.pullRequests.writes).toBe(0);
  });

  it("says nothing of another branch", async () => {
    const reviewer = aReviewer();
    expect(await reviewer.queue(reviewer.propose(aConf()), "develop")).toMatchObject({ kind: "ignored" });
  });
});
