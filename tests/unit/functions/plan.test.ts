import { describe, expect, it } from "@jest/globals";
import { createHandler, type ProposalEvent } from "../../../functions/plan/handler.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { aLambdaContext } from "../../builders/a-lambda-context.ts";
import { SOME_SETTINGS } from "../../builders/a-proposal.ts";
import { anAllowList } from "../../builders/an-allow-list.ts";
import { createInMemoryPullRequests } from "../../fakes/in-memory-pull-requests.ts";
import { createInMemoryRouteStore } from "../../fakes/in-memory-route-store.ts";
import { silentLog } from "../../fakes/silent-log.ts";

const REPOSITORY = "acme/fraud";

const aPlanFunction = () => {
  const plane = aControlPlane();
  const pullRequests = createInMemoryPullRequests();
  const routes = createInMemoryRouteStore();
  const plans = { keep: async () => "https://example.com" };
  const handler = createHandler({
    ports: { ...plane.ports, routes, pullRequests, plans },
    settings: SOME_SETTINGS,
    allowed: anAllowList("acme/*"),
    environment: "dev",
    log: silentLog,
  });
  const head = plane.repositories.commit(
    REPOSITORY,
    { "conf/conf.yaml": aConf(), "model/train.py": "x\n" },
    "new",
  );
  pullRequests.pulls.set(1, {
    number: 1,
    state: "open",
    isMerged: false,
    isDraft: false,
    isFork: false,
    head: { repository: REPOSITORY, sha: head, ref: "new" },
    base: { branch: "main", sha: "" },
  });
  const detail = { delivery: "d", repository: REPOSITORY, head };
  const send = (event: object) => handler(event as ProposalEvent, aLambdaContext());
  return { plane, pullRequests, head, detail, send };
};

describe("the plan function", () => {
  it("answers a pull request with a comment and a check", async () => {
    const { plane, pullRequests, detail, send, head } = aPlanFunction();
    await send({ "detail-type": "PullRequestChanged", detail: { ...detail, number: 1 } });
    expect(pullRequests.comments.size).toBe(1);
    expect(plane.statuses).toMatchObject([{ commit: head, state: "success" }]);
  });

  it("answers a merge queue with a check", async () => {
    const { plane, pullRequests, detail, send, head } = aPlanFunction();
    await send({ "detail-type": "MergeGroupRequested", detail: { ...detail, branch: "main", base: "" } });
    expect(pullRequests.comments.size).toBe(0);
    expect(plane.statuses).toMatchObject([{ commit: head, state: "success" }]);
  });

  it("is called again where it fails", async () => {
    const { plane, detail, send } = aPlanFunction();
    plane.repositories.failure = new Error("unreachable");
    await expect(
      send({ "detail-type": "PullRequestChanged", detail: { ...detail, number: 1 } }),
    ).rejects.toThrow("unreachable");
  });
});
