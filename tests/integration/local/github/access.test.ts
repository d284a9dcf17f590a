import { describe, expect, it } from "@jest/globals";
import { Octokit } from "@octokit/core";
import { aLocalGitHub } from "../../../builders/a-local-github.ts";

const OWNER = "acme";

describe("access", () => {
  it("needs the token where one was set, however it is carried; an installation's own is as good", async () => {
    const github = await aLocalGitHub({ token: "right" }, "right");
    try {
      await github.service.createRepository({ owner: OWNER, name: "secret" });
      const ask = async (authorization?: string): Promise<number> =>
        (
          await fetch(`${github.url}/repos/acme/secret`, {
            headers: authorization === undefined ? {} : { authorization },
          })
        ).status;
      expect(await ask()).toBe(401);
      expect(await ask("token wrong")).toBe(401);
      expect(await ask("token right")).toBe(200);
      expect(await ask("Bearer right")).toBe(200);
      expect(await ask(`Basic ${Buffer.from("x-access-token:right").toString("base64")}`)).toBe(200);

      const app = new Octokit({ baseUrl: github.url, auth: "aaa.bbb.ccc", log: console });
      const { data: installation } = await app.request("GET /repos/acme/secret/installation");
      const { data } = await app.request("POST /app/installations/{installation_id}/access_tokens", {
        installation_id: installation.id,
      });
      expect(await ask(`token ${data.token}`)).toBe(200);
      expect(await ask("Bearer aaa.bbb.ccc")).toBe(401);
      await expect(github.octokit.request("GET /repos/acme/secret/installation")).resolves.toMatchObject({
        data: { account: { login: OWNER } },
      });
      const { data: all } = await github.octokit.request("GET /installation/repositories");
      expect(all).toMatchObject({ total_count: 1, repositories: [{ full_name: "acme/secret" }] });
    } finally {
      await github.stop();
    }
  });

  it("ends for a token that used up its requests, and begins again when the hour is over", async () => {
    let now = Date.now();
    const github = await aLocalGitHub({ rateLimit: 2, now: () => now });
    try {
      const meta = () => github.octokit.request("GET /meta");
      expect((await meta()).headers).toMatchObject({ "x-ratelimit-remaining": "1", "x-ratelimit-used": "1" });
      await meta();
      await expect(meta()).rejects.toMatchObject({
        status: 403,
        response: { headers: { "x-ratelimit-remaining": "0" } },
      });
      expect((await github.octokit.request("GET /rate_limit")).data.rate.remaining).toBe(0);
      now += 3_600_000;
      expect((await meta()).status).toBe(200);
    } finally {
      await github.stop();
    }
  });
});
