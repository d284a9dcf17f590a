import { afterEach, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import { createGitHubDeliveries } from "../../../../shared/adapters/github-deliveries.ts";
import { aGitHubApp } from "../../../builders/a-github-app.ts";
import { aGitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
const EPOCH = new Date(0).toISOString();

describe("deliveries of an App's webhook", () => {
  const { app, secret } = aGitHubApp();
  let github: LocalGitHub;
  afterEach(() => github.stop());

  const start = async () => {
    github = await aLocalGitHub({ app });
    github.answerWith(500);
    await aGitHubRepository(github, "acme/fraud");
    await github.service.settled();
    const deliveries = createGitHubDeliveries(createGitHub(github.url, async () => secret));
    return { deliveries, failed: (since = EPOCH) => deliveries.failed(since) };
  };

  it("are found where no attempt was accepted, and come again with the same name and bytes", async () => {
    const { deliveries, failed } = await start();
    const found = await failed();
    expect(found.map(({ event }) => event)).toEqual(["ping", "push"]);
    expect(found[1]).toMatchObject({ outcome: "Invalid HTTP Response: 500", at: expect.any(String) });
    github.answerWith(202);
    await deliveries.redeliver(found[1]?.id ?? "");
    await github.service.settled();
    const pushes = github.received.filter(({ headers }) => headers["x-github-event"] === "push");
    expect(pushes).toHaveLength(2);
    expect(pushes[1]?.body).toBe(pushes[0]?.body);
    expect(pushes[1]?.headers["x-github-delivery"]).toBe(found[1]?.delivery);
    expect((await failed()).map(({ event }) => event)).toEqual(["ping"]);
  });

  it("are told once each, however often they failed, and as far back as asked", async () => {
    const { deliveries, failed } = await start();
    const [first] = await failed();
    await deliveries.redeliver(first?.id ?? "");
    await github.service.settled();
    expect((await failed()).map(({ event }) => event)).toEqual(["ping", "push"]);
    expect(await failed(new Date(Date.now() + 60_000).toISOString())).toEqual([]);
  });

  it("are let be when they fail again for as long as is looked back", async () => {
    const { deliveries, failed } = await start();
    const [ping, push] = await failed();
    const later = new Date(Date.parse(push?.at ?? "") + 1);
    while (Date.now() <= later.getTime()) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const { id } of [ping, push].flatMap((found) => found ?? [])) await deliveries.redeliver(id);
    await github.service.settled();
    expect(await failed(later.toISOString())).toEqual([]);
    expect(await failed()).toHaveLength(2);
  });

  it("are found beyond the first hundred", async () => {
    const { failed } = await start();
    github.answerWith(202);
    const { data } = await github.octokit.request("GET /repos/acme/fraud/hooks");
    const { ping_url } = data[0];
    for (let count = 0; count < 105; count += 1) await github.octokit.request(`POST ${ping_url}`);
    await github.service.settled();
    expect((await failed()).map(({ event }) => event)).toEqual(["ping", "push"]);
  });
});

describe("deliveries of repositories' webhooks", () => {
  it("are not asked for with a token, which may not read them", async () => {
    const github = await aLocalGitHub();
    try {
      github.answerWith(500);
      await aGitHubRepository(github, "acme/fraud");
      await github.service.settled();
      const asUser = createGitHub(github.url, async () => "a-token");
      expect(await createGitHubDeliveries(asUser).failed(EPOCH)).toEqual([]);
    } finally {
      await github.stop();
    }
  });
});
