import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createGitHub } from "../../../../shared/adapters/create-github.ts";
import type { GitHub } from "../../../../shared/adapters/github.ts";
import { aGitHubApp } from "../../../builders/a-github-app.ts";
import { aGitHubRepository } from "../../../builders/a-github-repository.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, message = "no"): Answer =>
  (response) =>
    response
      .writeHead(code, { "content-type": "application/json", ...headers })
      .end(JSON.stringify({ message }));
const fine: Answer = (response) => response.writeHead(200, { "content-type": "application/json" }).end("{}");
const hangUp: Answer = (response) => response.destroy();

describe("the client of GitHub's API", () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  /** A GitHub that gives these answers in turn, and the last one from then on. */
  const aGitHub = async (...answers: Answer[]) => {
    const asked: string[] = [];
    let underWay = 0;
    let mostUnderWay = 0;
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      response.on("close", () => {
        underWay -= 1;
      });
      asked.push(`${request.method} ${request.url}`);
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? fine;
      setImmediate(() => answer(response, request));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    stops.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    );
    let clock = 1_800_000_000_000;
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      clock += milliseconds;
    };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3/`;
    const github = createGitHub(url, async () => "ghp_secret", { now: () => clock, wait, random: () => 0.5 });
    return { github, asked, waits, most: () => mostUnderWay, now: () => clock, pass: wait };
  };
  const read = (github: GitHub) =>
    github.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "fraud" });
  const write = (github: GitHub) =>
    github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      owner: "acme",
      repo: "fraud",
      issue_number: 1,
      body: "x",
    });

  it("speaks to the API of a GitHub Enterprise where its address says it is", async () => {
    const { github, asked } = await aGitHub(fine);
    await read(github);
    expect(asked).toEqual(["GET /api/v3/repos/acme/fraud"]);
  });

  it.each<[string, Answer]>([
    ["a secondary limit", status(403, { "retry-after": "2" })],
    ["too many requests", status(429, { "retry-after": "2" })],
    ["a used-up allowance", status(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000002" })],
  ])("waits as long as asked after %s, for reading and writing alike", async (_, refusal) => {
    const reading = await aGitHub(refusal, fine);
    await read(reading.github);
    expect(reading.waits.reduce((sum, one) => sum + one, 0)).toBe(2_000);
    const writing = await aGitHub(refusal, fine);
    await write(writing.github);
    expect(writing.asked).toHaveLength(2);
  });

  it("tells when to come back where that is too long to wait, and asks nothing until then", async () => {
    const { github, asked, pass } = await aGitHub(status(403, { "retry-after": "90" }), fine);
    const refused = { code: "RateLimited", message: expect.stringContaining("2027-01-15T08:01:30.000Z") };
    await expect(read(github)).rejects.toMatchObject(refused);
    await expect(read(github)).rejects.toMatchObject(refused);
    expect(asked).toHaveLength(1);
    await pass(90_000);
    await read(github);
    expect(asked).toHaveLength(2);
  });

  it("waits a minute where GitHub names no time", async () => {
    const { github } = await aGitHub(status(403, {}, "You have exceeded a secondary rate limit."));
    await expect(read(github)).rejects.toMatchObject({
      code: "RateLimited",
      message: expect.stringContaining("08:01:00"),
    });
  });

  it("takes a refusal that is no limit as it is", async () => {
    const { github, asked } = await aGitHub(status(403, {}, "Resource not accessible"));
    await expect(read(github)).rejects.toMatchObject({ status: 403 });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ["an error of GitHub's", status(502)],
    ["a lost connection", hangUp],
  ])("reads twice more after %s, and then gives up", async (_, failure) => {
    const cured = await aGitHub(failure, failure, fine);
    await read(cured.github);
    expect(cured.asked).toHaveLength(3);
    expect(cured.waits[1]).toBeGreaterThan(cured.waits[0] ?? 0);
    const broken = await aGitHub(failure);
    await expect(read(broken.github)).rejects.toMatchObject({ status: expect.any(Number) });
    expect(broken.asked).toHaveLength(3);
  });

  it.each<[string, Answer]>([
    ["an error of GitHub's", status(502)],
    ["a lost connection", hangUp],
  ])("never writes twice what may have been written, after %s", async (_, failure) => {
    const { github, asked } = await aGitHub(failure, fine);
    await expect(write(github)).rejects.toMatchObject({ status: expect.any(Number) });
    expect(asked).toHaveLength(1);
  });

  it("has at most twenty requests under way", async () => {
    const { github, asked, most } = await aGitHub(fine);
    await Promise.all(Array.from({ length: 100 }, () => read(github)));
    expect(asked).toHaveLength(100);
    expect(most()).toBeLessThanOrEqual(20);
  });

  it.each([
    ["a token", "ghp_secret"],
    ["an App's key", aGitHubApp().secret],
    ["an App's broken key", '{"appId": 1, "privateKey": "-----BEGIN RSA PRIVATE KEY-----\\nMIIsecret\\n"}'],
    ["broken JSON", '{"appId": 1, "privateKey": "MIIsecret'],
    ["JSON without a key", '{"appId": 1, "token": "ghp_secret"}'],
  ])("shows %s in no error", async (_, secret) => {
    const { asked } = await aGitHub(fine);
    expect(asked).toEqual([]);
    const github = createGitHub("http://127.0.0.1:1", async () => secret, {
      now: Date.now,
      wait: async () => {},
      random: () => 0,
    });
    const error = await read(github).catch((reason: unknown) => reason);
    const seen = new Set<unknown>();
    const text = JSON.stringify(error, (_key, value: unknown) => {
      if (seen.has(value)) return undefined;
      if (typeof value === "object" && value !== null) seen.add(value);
      return value instanceof Error
        ? Object.fromEntries(
            Object.getOwnPropertyNames(value).map((name) => [name, value[name as "message"]]),
          )
        : value;
    });
    expect(error).toBeInstanceOf(Error);
    expect(text).not.toMatch(/ghp_secret|MII|PRIVATE KEY-----\\n|eyJ/);
  });
});

describe("the credentials of an App", () => {
  const { app, secret } = aGitHubApp();
  let github: LocalGitHub;
  let clock = Date.now();
  let asked: string[] = [];
  afterEach(() => github.stop());

  const start = async () => {
    clock = Date.now();
    asked = [];
    github = await aLocalGitHub({ app, token: "nobody" }, "nobody");
    const client = createGitHub(github.url, async () => secret, {
      now: () => clock,
      wait: async () => {},
      random: () => 0,
    });
    const fetching = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      asked.push(new URL(String(input)).pathname.replace("/github/api", ""));
      return fetching(input, init);
    };
    const stop = github.stop;
    github = {
      ...github,
      stop: async () => {
        globalThis.fetch = fetching;
        await stop();
      },
    };
    await aGitHubRepository(github, "acme/fraud");
    await aGitHubRepository(github, "other/churn");
    return client;
  };
  const read = (client: GitHub, repository: string) => {
    const [owner = "", repo = ""] = repository.split("/");
    return client.request("GET /repos/{owner}/{repo}", { owner, repo });
  };
  const tokens = () => asked.filter((path) => path.endsWith("/access_tokens"));

  it("are proven once for each account, however many ask at once", async () => {
    const client = await start();
    await Promise.all(Array.from({ length: 10 }, () => read(client, "acme/fraud")));
    expect(tokens()).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith("/installation"))).toHaveLength(1);
    await read(client, "other/churn");
    expect(tokens()).toHaveLength(2);
  });

  it("are proven anew before GitHub forgets them, and where it did already", async () => {
    const client = await start();
    await read(client, "acme/fraud");
    clock += 49 * 60_000;
    await read(client, "acme/fraud");
    expect(tokens()).toHaveLength(1);
    clock += 2 * 60_000;
    await read(client, "acme/fraud");
    expect(tokens()).toHaveLength(2);
    github.service.revokeTokens();
    await read(client, "acme/fraud");
    expect(tokens()).toHaveLength(3);
  });

  it("are refused where the key is another's", async () => {
    await start();
    const stranger = createGitHub(github.url, async () => aGitHubApp().secret);
    await expect(read(stranger, "acme/fraud")).rejects.toMatchObject({ status: 401 });
  });

  it("see nothing of an account without the App", async () => {
    const client = await start();
    await expect(read(client, "nobody/here")).rejects.toMatchObject({ status: 404 });
    await read(client, "acme/fraud");
  });
});
