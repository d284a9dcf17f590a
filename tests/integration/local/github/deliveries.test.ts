import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Webhooks } from "@octokit/webhooks";
import { aLocalGitHub, type LocalGitHub, SECRET } from "../../../builders/a-local-github.ts";
import { aWorkCopy } from "../../../builders/a-work-copy.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
const isSigned = ({ headers, body }: LocalGitHub["received"][number], secret = SECRET): Promise<boolean> =>
  new Webhooks({ secret }).verify(body, String(headers["x-hub-signature-256"]));

const anUpdate = async (github: LocalGitHub, name: string): Promise<void> => {
  const { remote } = await github.service.createRepository({ owner: "acme", name });
  const copy = await aWorkCopy(remote);
  await copy.commit("base", { a: "1" });
  await copy.push("main");
  await github.service.settled();
};

describe("a delivery", () => {
  let github: LocalGitHub;
  beforeAll(async () => {
    github = await aLocalGitHub();
    await anUpdate(github, "served");
  });
  afterAll(() => github.stop());

  const hookOf = async (name: string): Promise<number> => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/hooks", {
      owner: "acme",
      repo: name,
    });
    return data[0]?.id ?? 0;
  };

  it("begins with a ping that tells of the hook", async () => {
    const [ping] = await github.payloads<{ hook_id: number; hook: { events: string[]; type: string } }>(
      "ping",
    );
    expect(ping).toMatchObject({
      hook: { events: expect.arrayContaining(["push", "pull_request", "merge_group"]), type: "Repository" },
    });
    expect(ping?.hook_id).toBe(await hookOf("served"));
  });

  it("is signed over the very bytes, as octokit verifies", async () => {
    for (const one of github.received) {
      expect(await isSigned(one)).toBe(true);
      expect(await isSigned({ ...one, body: `${one.body} ` })).toBe(false);
      expect(one.headers["x-hub-signature"]).toMatch(/^sha1=[0-9a-f]{40}$/);
    }
    expect(github.received.length).toBeGreaterThanOrEqual(2);
  });

  it("carries GitHub's headers", () => {
    const push = github.received.find(({ headers }) => headers["x-github-event"] === "push");
    expect(push?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": expect.stringMatching(/^GitHub-Hookshot\/[0-9a-f]{7}$/),
      "x-github-delivery": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "x-github-hook-id": expect.stringMatching(/^\d+$/),
      "x-github-hook-installation-target-type": "repository",
    });
  });

  it("can be read afterwards with what was sent and answered", async () => {
    const parameters = { owner: "acme", repo: "served", hook_id: await hookOf("served") };
    const { data: list } = await github.octokit.request(
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries",
      parameters,
    );
    const push = list.find(({ event, redelivery }) => event === "push" && !redelivery);
    expect(push).toMatchObject({ status: "OK", status_code: 202, redelivery: false });
    const { data } = await github.octokit.request(
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}",
      { ...parameters, delivery_id: Number(push?.id) },
    );
    expect(data.request.payload).toMatchObject({ ref: "refs/heads/main" });
    expect(data.request.headers).toMatchObject({ "X-GitHub-Delivery": push?.guid });
    expect(data.response).toMatchObject({ headers: { "x-receiver": "here" }, payload: "taken" });
  });

  it("is made again under the same id and with the same bytes", async () => {
    const parameters = { owner: "acme", repo: "served", hook_id: await hookOf("served") };
    const first = github.service.deliveries("acme", "served").find(({ event }) => event === "push");
    const { status } = await github.octokit.request(
      "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
      { ...parameters, delivery_id: first?.id ?? 0 },
    );
    expect(status).toBe(202);
    await github.service.settled();
    const same = github.received.filter(({ headers }) => headers["x-github-delivery"] === first?.guid);
    expect(same.length).toBeGreaterThanOrEqual(2);
    expect(new Set(same.map(({ body }) => body)).size).toBe(1);
    expect(await Promise.all(same.map((one) => isSigned(one)))).not.toContain(false);
    expect(github.service.deliveries("acme", "served").at(-1)).toMatchObject({
      guid: first?.guid,
      isRedelivery: true,
    });
  });

  it("pages by a cursor that later deliveries do not shift", async () => {
    await anUpdate(github, "paged");
    const parameters = { owner: "acme", repo: "paged", hook_id: await hookOf("paged"), per_page: 1 };
    const route = "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries";
    const first = await github.octokit.request(route, parameters);
    await github.octokit.request("POST /repos/{owner}/{repo}/hooks/{hook_id}/pings", parameters);
    await github.service.settled();
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.link ?? "")?.[1] ?? "";
    const second = await github.octokit.request(`GET ${next}`);
    expect(first.data.map(({ event }) => event)).toEqual(["push"]);
    expect(second.data.map(({ event }: { event: string }) => event)).toEqual(["ping"]);
    expect(second.headers.link).toBeUndefined();
  });

  it("goes to hooks of somebody's own too, with their secret and their events", async () => {
    await anUpdate(github, "watched");
    const config = { url: `${github.url}/nowhere`, content_type: "json", secret: "mine" };
    const { data } = await github.octokit.request("POST /repos/{owner}/{repo}/hooks", {
      owner: "acme",
      repo: "watched",
      config,
      events: ["status"],
    });
    expect(data.config).toMatchObject({ url: config.url, secret: "********" });
    await github.service.settled();
    const mine = github.service.deliveries("acme", "watched").filter(({ url }) => url === config.url);
    expect(mine.map(({ event, statusCode }) => [event, statusCode])).toEqual([["ping", 404]]);
    await expect(
      github.octokit.request("POST /repos/{owner}/{repo}/hooks", {
        owner: "acme",
        repo: "watched",
        config: { url: config.url },
      }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe("a delivery that fails", () => {
  it("is remembered with its status and not tried again", async () => {
    const github = await aLocalGitHub();
    try {
      github.answerWith(500);
      await anUpdate(github, "failing");
      expect(github.service.deliveries("acme", "failing")).toEqual([
        expect.objectContaining({ event: "ping", status: "Invalid HTTP Response: 500", statusCode: 500 }),
        expect.objectContaining({ event: "push", status: "Invalid HTTP Response: 500", statusCode: 500 }),
      ]);
      expect(github.received).toHaveLength(2);
    } finally {
      await github.stop();
    }
  });

  it("is remembered when nothing answers in time, and when nothing listens", async () => {
    const github = await aLocalGitHub({
      limits: { deliveryMilliseconds: 30 },
      deliver: ({ headers }, signal) =>
        headers["X-GitHub-Event"] === "ping"
          ? Promise.reject(new Error("refused"))
          : new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    });
    try {
      await anUpdate(github, "silent");
      const statuses = github.service.deliveries("acme", "silent").map(({ status }) => status);
      expect(statuses).toEqual(["failed to connect to host", "timed out"]);
    } finally {
      await github.stop();
    }
  });

  it("does not happen at all for a payload that is too large", async () => {
    const github = await aLocalGitHub({ limits: { deliveryBytes: 6_000 } });
    try {
      const { remote } = await github.service.createRepository({ owner: "acme", name: "large" });
      const copy = await aWorkCopy(remote);
      await copy.commit("x".repeat(6_000), { a: "1" });
      await copy.push("main");
      await github.service.settled();
      expect(github.service.deliveries("acme", "large").map(({ event }) => event)).toEqual(["ping"]);
    } finally {
      await github.stop();
    }
  });
});

describe("deliveries after a restart", () => {
  it("can still be redelivered under their id", async () => {
    const github = await aLocalGitHub();
    await anUpdate(github, "kept");
    const first = github.service.deliveries("acme", "kept").at(-1);
    const again = await github.restart();
    try {
      const { data: hooks } = await again.octokit.request("GET /repos/{owner}/{repo}/hooks", {
        owner: "acme",
        repo: "kept",
      });
      await again.octokit.request(
        "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
        { owner: "acme", repo: "kept", hook_id: hooks[0]?.id ?? 0, delivery_id: first?.id ?? 0 },
      );
      await again.service.settled();
      expect(again.received.map(({ headers }) => headers["x-github-delivery"])).toEqual([first?.guid]);
      expect(again.service.deliveries("acme", "kept").map(({ isRedelivery }) => isRedelivery)).toEqual([
        false,
        false,
        true,
      ]);
    } finally {
      await again.stop();
    }
  });
});
