import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Upkeep } from "../../../cli/command.ts";
import { sourceHostUnavailable } from "../../../shared/domain/errors.ts";
import { GITHUB_EVENTS } from "../../../shared/domain/github-needs.ts";
import type { Inspection } from "../../../shared/ports/inspection.ts";
import { checkHost } from "../../../shared/usecases/github/check-host.ts";
import { githubPlaces } from "../../../shared/usecases/github/github-places.ts";
import { anUpkeep } from "../../builders/an-upkeep.ts";
import { runCommand } from "../../builders/run-command.ts";
import { aFunction, healthyInspection, WEBHOOK_URL } from "../../fakes/healthy-inspection.ts";

const APP = {
  id: 4711,
  slug: "slipway-acme",
  html_url: "https://github.example/apps/slipway-acme",
  pem: "-----BEGIN RSA PRIVATE KEY-----\nkey\n-----END RSA PRIVATE KEY-----\n",
  webhook_secret: "what-deliveries-are-signed-with",
};
const CODE = "a1b2c3";

describe("slipway github register", () => {
  // Plays GitHub: takes a manifest by a form, sends the browser back with a code, and knows the code once.
  let host = "";
  let close: () => Promise<void>;
  let codes: Set<string>;
  let asked: string[];
  let manifests: { [key: string]: unknown; redirect_url: string }[];
  let kept: Map<string, string>;
  let folder: string;
  beforeEach(async () => {
    [codes, asked, manifests, kept] = [new Set(), [], [], new Map()];
    folder = await mkdtemp(join(tmpdir(), "slipway-github-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
      asked.push(`${request.method} ${pathname}`);
      let body = "";
      for await (const chunk of request) body += chunk;
      if (pathname.endsWith("/settings/apps/new")) {
        const manifest = JSON.parse(new URLSearchParams(body).get("manifest") ?? "");
        manifests.push(manifest);
        codes.add(CODE);
        const location = `${manifest.redirect_url}?code=${CODE}&state=${searchParams.get("state")}`;
        response.writeHead(302, { location }).end();
        return;
      }
      const isKnown = codes.delete(pathname.split("/").at(-2) ?? "");
      response
        .writeHead(isKnown ? 201 : 404, { "content-type": "application/json" })
        .end(JSON.stringify(isKnown ? APP : { message: "Not Found" }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });
  afterAll(() => close());

  /** An installation on that GitHub, whose secret holds nothing yet that works. */
  const onThatGitHub = (over: Partial<Inspection> = {}) => {
    const environment = { ...aFunction("webhook").environment, GITHUB_API_URL: `${host}/api/v3/` };
    return healthyInspection({
      functions: async () => [aFunction("webhook", { environment })],
      github: async () => {
        throw sourceHostUnavailable(
          "who we are",
          Object.assign(new Error("Bad credentials"), { status: 401 }),
        );
      },
      ...over,
    });
  };
  const upkeep = (over: Partial<Upkeep> = {}) =>
    anUpkeep({
      inspection: onThatGitHub(),
      secrets: {
        has: async () => true,
        put: async (id, value) => {
          kept.set(id, value);
        },
      },
      ...over,
    });
  const run = (line: string, more: Partial<Parameters<typeof runCommand>[1]> = {}) =>
    runCommand(["github", ...line.split(" ")], { folder, upkeep: upkeep(), ...more });
  const unescapeText = (text: string): string => text.replace(/&quot;/g, '"').replace(/&amp;/g, "&");

  /** Does what a browser does with the page at a URL, and what somebody there confirms. */
  const browse = async (url: string): Promise<void> => {
    const page = await (await fetch(url)).text();
    const [, target = ""] = /action="([^"]*)"/.exec(page) ?? [];
    const [, manifest = ""] = /name="manifest" value="([^"]*)"/.exec(page) ?? [];
    const body = new URLSearchParams({ manifest: unescapeText(manifest) });
    await fetch(unescapeText(target), { method: "POST", body });
  };
  const pageIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0] ?? "";

  it("makes the App, gives the stage its secrets and shows none", async () => {
    const browsing: Promise<void>[] = [];
    const { code, out, said } = await run(`register --host ${host} --organization acme`, {
      hear: (text) => {
        browsing.push(browse(pageIn(text)));
      },
    });
    await Promise.all(browsing);
    expect(code).toBe(0);
    expect(asked).toEqual([
      "POST /organizations/acme/settings/apps/new",
      `POST /api/v3/app-manifests/${CODE}/conversions`,
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      "github-secret": JSON.stringify({ appId: APP.id, privateKey: APP.pem }),
      "webhook-secret": APP.webhook_secret,
    });
    expect(out).toContain("install it: https://github.example/apps/slipway-acme/installations/new");
    expect(out + said).not.toMatch(/PRIVATE KEY|signed-with/);
    expect(manifests).toEqual([
      {
        name: "slipway-test-acme",
        description: expect.any(String),
        url: "https://webhook.example/",
        hook_attributes: { url: WEBHOOK_URL, active: true },
        redirect_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/made$/),
        public: false,
        default_permissions: {
          checks: "write",
          contents: "read",
          merge_queues: "read",
          metadata: "read",
          pull_requests: "write",
          statuses: "write",
        },
        default_events: GITHUB_EVENTS,
      },
    ]);
  });

  it("takes no code that nobody asked for", async () => {
    const statuses: number[] = [];
    const { code } = await run(`register --host ${host}`, {
      hear: async (text) => {
        const page = pageIn(text);
        for (const path of ["made?code=stolen", "made?code=stolen&state=guessed", "made?state=x", "other"])
          statuses.push((await fetch(`${page}${path}`)).status);
        await browse(page);
      },
    });
    expect(code).toBe(0);
    expect(statuses).toEqual([400, 400, 400, 404]);
    expect(asked).not.toContain("POST /api/v3/app-manifests/stolen/conversions");
  });

  it("goes on with a code from another machine, and tells where it is too old", async () => {
    codes.add("given");
    expect((await run(`register --host ${host} --code given`)).code).toBe(0);
    expect(kept.size).toBe(2);
    const again = await run(`register --host ${host} --code given`);
    expect(again.code).toBe(1);
    expect(again.said).toContain("GitHub does not know the code of the new App; a code is good once");
  });

  it("makes nothing where the secrets could not be kept", async () => {
    const secrets = { has: async (id: string) => id !== "webhook-secret", put: async () => {} };
    const { code, said } = await run(`register --host ${host} --code x`, { upkeep: upkeep({ secrets }) });
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    expect(said).toContain("has no secret webhook-secret; deploy the stage first");
  });

  it("prints the manifest alone, and names the secrets as the template does where functions cannot tell", async () => {
    const { out } = await run(
      `register --manifest --name ${"long".repeat(20)} --webhook-url https://own.example/hook`,
    );
    expect(JSON.parse(out)).toMatchObject({
      name: "long".repeat(20).slice(0, 34),
      hook_attributes: { url: "https://own.example/hook" },
    });
    codes.add("x");
    const inspection = onThatGitHub({ functions: async () => [aFunction("webhook", { environment: {} })] });
    await run(`register --host ${host} --code x`, { upkeep: upkeep({ inspection }) });
    expect([...kept.keys()]).toEqual(["slipway-test/github-token", "slipway-test/webhook"]);
  });

  it("keeps for the caller alone what Secrets Manager refuses, and says how it gets there", async () => {
    codes.add("x");
    const secrets = {
      has: async () => true,
      put: async (id: string, value: string) => {
        if (id === "github-secret")
          throw Object.assign(new Error("not you"), { name: "AccessDeniedException" });
        kept.set(id, value);
      },
    };
    const { code, out, said } = await run(`register --host ${host} --code x`, {
      upkeep: upkeep({ secrets }),
    });
    expect(code).toBe(1);
    const path = join(folder, `github-secret-${APP.id}.secret`);
    expect(await readdir(folder)).toEqual([`github-secret-${APP.id}.secret`]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ appId: APP.id, privateKey: APP.pem });
    expect(said).toContain(`(AccessDeniedException: not you); its value lies in ${path}`);
    expect(said).toContain(`put-secret-value --secret-id github-secret --secret-string file://${path}`);
    expect(out).toContain("install it: ");
    expect(out + said).not.toMatch(/PRIVATE KEY|signed-with/);
    expect([...kept.keys()]).toEqual(["webhook-secret"]);
  });

  it("makes nothing where it could keep nothing", async () => {
    const { code, said } = await run(`register --host ${host} --code x`, { folder: join(folder, "gone") });
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(said).toContain("run it in a folder that you may write to");
  });

  it.each<[string, Inspection["github"], string]>([
    ["an App", healthyInspection().github, "works with the App slipway-acme already"],
    [
      "a token",
      async () => ({ kind: "token", login: "ann", scopes: ["repo"] }),
      "works with a token of ann already",
    ],
    [
      "credentials that GitHub cannot say anything of",
      async () => {
        throw sourceHostUnavailable("who we are", Object.assign(new Error("away"), { status: 502 }));
      },
      "whether the stage has credentials that work is not known: could not read who we are",
    ],
  ])("replaces %s only where that is wanted", async (_, github, says) => {
    codes.add("x");
    const working = upkeep({ inspection: onThatGitHub({ github }) });
    const refused = await run(`register --host ${host} --code x`, { upkeep: working });
    expect({ code: refused.code, asked }).toEqual({ code: 1, asked: [] });
    expect(refused.said).toContain(says);
    expect(refused.said).toContain("--yes replaces it");
    expect((await run(`register --host ${host} --code x --yes`, { upkeep: working })).code).toBe(0);
    expect(kept.size).toBe(2);
  });

  it("makes no App on a GitHub that the functions do not speak to", async () => {
    const { code, said } = await run("register --code x");
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    expect(said).toContain(
      `the App would be of https://api.github.com, but the functions speak to ${host}/api/v3/`,
    );
    expect(said).toContain(
      `give --host ${host}, or deploy the stage with --param githubApiUrl=https://api.github.com`,
    );
  });

  it.each(["github.com", "acme.ghe.com", "git.acme.example", "http://127.0.0.1:8080"])(
    "says by which host the functions speak to %s",
    (given) => {
      const { api } = githubPlaces(given);
      expect(() => checkHost(api, `${api}/`)).not.toThrow();
      expect(() => checkHost("https://other.example/api/v3", api)).toThrow(
        expect.objectContaining({ hint: expect.stringContaining(`give --host ${given}, or`) }),
      );
    },
  );

  it("serves its page at the port that a tunnel leads to, and says where that is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, "127.0.0.1", resolve);
    });
    const { port } = taken.address() as AddressInfo;
    const { code, said } = await run(`register --host ${host} --port ${port}`);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining(`nothing can be served at the port ${port} of 127.0.0.1`),
    });
    await new Promise((resolve) => {
      taken.close(resolve);
    });
    const browsing: Promise<void>[] = [];
    const served = await run(`register --host ${host} --port ${port}`, {
      hear: (text) => {
        browsing.push(browse(pageIn(text)));
      },
    });
    await Promise.all(browsing);
    expect(served.code).toBe(0);
    expect(manifests.map(({ redirect_url }) => redirect_url)).toEqual([`http://127.0.0.1:${port}/made`]);
    expect((await run("register --port 70000")).code).toBe(2);
  });

  it.each([
    ["", "give register"],
    ["remove", 'there is no "github remove"'],
  ])("refuses github %s", async (line, message) => {
    const { code, said } = await run(line === "" ? "--manifest" : line);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(message) });
  });

  it("asks to deploy first where there is no webhook", async () => {
    const inspection = onThatGitHub({ urlOf: async () => undefined });
    const { code, said } = await run("register", { upkeep: upkeep({ inspection }) });
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining("deploy it first") });
  });

  it.each([
    [undefined, "https://github.com", "https://api.github.com"],
    ["github.com", "https://github.com", "https://api.github.com"],
    ["acme.ghe.com", "https://acme.ghe.com", "https://api.acme.ghe.com"],
    ["git.acme.example", "https://git.acme.example", "https://git.acme.example/api/v3"],
  ])("knows where the API of %s is", (given, web, api) => {
    expect(githubPlaces(given)).toEqual({ web, api });
  });

  it("subscribes to just what the webhook reads", async () => {
    const { readHints } = await import("../../../functions/webhook/read-hints.ts");
    const { anAllowList } = await import("../../builders/an-allow-list.ts");
    const isUnread = (event: string): boolean =>
      JSON.stringify(readHints({ event, delivery: "d", payload: {} }, anAllowList("acme/*"))).includes(
        "events of this kind are not used",
      );
    const candidates = [
      ...GITHUB_EVENTS,
      "issues",
      "check_run",
      "create",
      "release",
      "status",
      "workflow_run",
    ];
    expect(candidates.filter((event) => !isUnread(event))).toEqual([...GITHUB_EVENTS]);
  });
});
