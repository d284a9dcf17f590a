import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { KnownBranch } from "../../../shared/domain/known-branch.ts";
import type { GitHubState, Inspection } from "../../../shared/ports/inspection.ts";
import { NEEDED_FUNCTIONS } from "../../../shared/usecases/doctor/judge-functions.ts";
import { anUpkeep } from "../../builders/an-upkeep.ts";
import { runCommand } from "../../builders/run-command.ts";
import { aFunction, type aRule, healthyInspection } from "../../fakes/healthy-inspection.ts";

const branch = (repository: string, state: KnownBranch["state"] = "applied"): KnownBranch => ({
  repository,
  branch: "main",
  project: "p",
  commit: "c",
  state,
});

const examine = async (over: Partial<Inspection> = {}, branches: readonly KnownBranch[] = []) => {
  const upkeep = anUpkeep({ inspection: healthyInspection(over), branches: async () => branches });
  const { code, out } = await runCommand(["doctor", "--json"], { folder: "/", upkeep });
  const findings: { check: string; verdict: string; says: string; fix?: string }[] = JSON.parse(out).findings;
  return { code, findings, wrong: findings.filter(({ verdict }) => verdict !== "ok") };
};

const failure = (name: string, message = name): Error => Object.assign(new Error(message), { name });
const app = async (over: Partial<GitHubState>): Promise<GitHubState> => ({
  ...(await healthyInspection().github("", "")),
  ...over,
});
const others = (name: string, over: Parameters<typeof aFunction>[1] = {}) =>
  NEEDED_FUNCTIONS.filter((each) => each !== name).map((each) => aFunction(each, over));
const rules = async (change: (rule: ReturnType<typeof aRule>) => ReturnType<typeof aRule>[]) => {
  const all = await healthyInspection().rules("");
  return { own: all.own.flatMap(change), default: all.default.flatMap(change) };
};
const isOf = (name: string, { functions }: ReturnType<typeof aRule>): boolean => functions.includes(name);

describe("slipway doctor", () => {
  it("finds a healthy installation well, and says what it looked at", async () => {
    const { code, findings, wrong } = await examine({}, [branch("acme/fraud")]);
    expect(code).toBe(0);
    expect(wrong).toEqual([]);
    expect(new Set(findings.map(({ check }) => check))).toEqual(
      new Set([
        "credentials",
        "clock",
        "table",
        "bucket",
        "functions",
        "quotas",
        "rules",
        "dead letters",
        "endpoint",
        "endpoint's models",
        "webhook secret",
        "webhook",
        "GitHub",
        "repositories",
      ]),
    );
  });

  it("shows people each finding with its cure", async () => {
    const inspection = healthyInspection({ hasBucket: async () => false });
    const { code, out } = await runCommand(["doctor"], { folder: "/", upkeep: anUpkeep({ inspection }) });
    expect(code).toBe(1);
    expect(out).toMatch(/^ok +table +slipway-test is active/m);
    expect(out).toMatch(/^fail +bucket +there is no bucket slipway-test-111122223333\n +→ deploy the stage/m);
  });

  it.each<[string, Partial<Inspection>, string, string]>([
    [
      "a slow clock",
      { caller: async () => ({ arn: "a", account: "1", clockAhead: -400_000 }) },
      "clock",
      "400 s behind AWS's",
    ],
    ["no table", { table: async () => undefined }, "table", "there is no table slipway-test"],
    [
      "somebody else's table",
      { table: async () => ({ status: "ACTIVE", key: ["id"], isRecoverable: true }) },
      "table",
      "has the key id",
    ],
    ["no bucket", { hasBucket: async () => false }, "bucket", "there is no bucket"],
    ["a missing function", { functions: async () => others("sweep") }, "function sweep", "not there"],
    [
      "a function that never runs",
      { functions: async () => [...others("plan"), aFunction("plan", { reserved: 0 })] },
      "function plan",
      "reserved concurrency is 0",
    ],
    [
      "a broken function",
      { functions: async () => [...others("plan"), aFunction("plan", { lastUpdate: "Failed" })] },
      "function plan",
      "last update Failed",
    ],
    [
      "a function of another table",
      {
        functions: async () => [
          ...others("plan"),
          aFunction("plan", { environment: { SLIPWAY_TABLE: "old" } }),
        ],
      },
      "function plan",
      "works on the table old",
    ],
    [
      "a disabled rule",
      { rules: () => rules((rule) => [{ ...rule, isEnabled: !isOf("approval", rule) }]) },
      "rules",
      "slipway-test-approval-rule-1 is disabled, so approval hears nothing",
    ],
    [
      "a missing rule",
      { rules: () => rules((rule) => (isOf("reconcile", rule) ? [] : [rule])) },
      "rules",
      "no rule tells reconcile of pushes",
    ],
    [
      "a clock that does not strike",
      { rules: () => rules((rule) => (rule.schedule ? [] : [rule])) },
      "rules",
      "no schedule calls sweep",
    ],
    ["no queue", { deadLetters: async () => undefined }, "dead letters", "no queue"],
    ["no endpoint", { endpoint: async () => undefined }, "endpoint", "no endpoint slipway-test"],
    [
      "a failed endpoint",
      { endpoint: async () => ({ status: "Failed", reason: "no capacity" }) },
      "endpoint",
      "is Failed: no capacity",
    ],
    [
      "an endpoint of one model",
      {
        variants: async () => [{ name: "AllTraffic", mode: "SingleModel", modelDataUrl: "s3://b/m.tar.gz" }],
      },
      "endpoint's models",
      "the variant AllTraffic serves one model, and none by name (mode: SingleModel)",
    ],
    [
      "an endpoint without a model",
      { variants: async () => [{ name: "AllTraffic" }] },
      "endpoint's models",
      "(mode: none)",
    ],
    [
      "an endpoint that loads from elsewhere",
      {
        variants: async () => [
          { name: "AllTraffic", mode: "MultiModel", modelDataUrl: "s3://slipway-test-111122223333/models" },
        ],
      },
      "endpoint's models",
      "loads from s3://slipway-test-111122223333/models, and approved models are put under s3://slipway-test-111122223333/models/",
    ],
    [
      "a table whose key is disabled",
      {
        table: async () => ({
          status: "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
          key: ["pk", "sk"],
          isRecoverable: true,
          kmsKeyArn: "arn:of-a-key",
        }),
      },
      "table",
      "its key arn:of-a-key cannot be used",
    ],
    [
      "no webhook secret",
      { secret: async (id) => (id === "webhook-secret" ? undefined : "x") },
      "webhook secret",
      "there is none",
    ],
    ["a well-known secret", { secret: async () => "changeme-123" }, "webhook secret", "anybody would try"],
    ["a short secret", { secret: async () => "kJ7vQ2" }, "webhook secret", "only 6 characters"],
    ["no webhook URL", { urlOf: async () => undefined }, "webhook", "has no URL"],
    [
      "a webhook that is away",
      {
        ping: async () => {
          throw failure("TypeError", "fetch failed");
        },
      },
      "webhook",
      "fetch failed",
    ],
    ["a webhook that believes anybody", { ping: async () => 202 }, "webhook", "takes what nobody signed"],
    ["a webhook that AWS closes", { ping: async () => 403 }, "webhook", "answers 403"],
    ["a webhook with another secret", { ping: async () => 401 }, "webhook", "does not know the secret"],
    [
      "a webhook that fails",
      { ping: async (_url, secret) => (secret ? 500 : 401) },
      "webhook",
      "answers 500 to a signed ping",
    ],
    [
      "no GitHub credentials",
      { secret: async (id) => (id === "github-secret" ? undefined : "a-long-enough-secret") },
      "GitHub",
      "no credentials",
    ],
    [
      "refused credentials",
      {
        github: async () => {
          throw failure("HttpError", "Bad credentials");
        },
      },
      "GitHub",
      "Bad credentials",
    ],
    [
      "an App that may too little",
      { github: () => app({ permissions: { contents: "read", metadata: "read" } }) },
      "GitHub",
      "lacks checks: write, merge_queues: read, pull_requests: write, statuses: write",
    ],
    [
      "an App that hears too little",
      { github: () => app({ events: ["push"] }) },
      "GitHub",
      "not told of delete, merge_group",
    ],
    [
      "an App that delivers elsewhere",
      { github: () => app({ webhookUrl: "https://old.example/" }) },
      "GitHub",
      "delivers to https://old.example/",
    ],
    [
      "an App that nobody installed",
      { github: () => app({ installations: 0 }) },
      "GitHub",
      "installed nowhere",
    ],
    [
      "a token that may too little",
      { github: async () => ({ kind: "token", login: "ann", scopes: ["gist"] }) },
      "GitHub",
      "has the scopes gist",
    ],
    [
      "a hidden repository",
      { repository: async () => ({ isVisible: false }) },
      "repositories",
      "acme/fraud cannot be seen",
    ],
  ])("tells %s, and how to mend it", async (_, over, check, says) => {
    const { code, wrong } = await examine(over, [branch("acme/fraud"), branch("acme/gone", "deleted")]);
    expect(code).toBe(1);
    expect(wrong).toContainEqual({
      check,
      verdict: "fail",
      says: expect.stringContaining(says),
      fix: expect.any(String),
    });
  });

  it.each<[string, Partial<Inspection>, string, string]>([
    [
      "a clock that goes wrong",
      { caller: async () => ({ arn: "a", account: "111122223333", clockAhead: 60_000 }) },
      "clock",
      "60 s ahead of AWS's",
    ],
    [
      "a table in the making",
      { table: async () => ({ status: "CREATING", key: ["pk", "sk"], isRecoverable: false }) },
      "table",
      "is CREATING",
    ],
    [
      "records for ever",
      { table: async () => ({ status: "ACTIVE", key: ["pk", "sk"], isRecoverable: true }) },
      "table",
      "do not expire",
    ],
    [
      "a table without a past",
      {
        table: async () => ({
          status: "ACTIVE",
          key: ["pk", "sk"],
          expiry: "expiresAt",
          isRecoverable: false,
        }),
      },
      "table",
      "earlier moment",
    ],
    [
      "a function on its way",
      { functions: async () => [...others("plan"), aFunction("plan", { state: "Pending" })] },
      "function plan",
      "it is Pending",
    ],
    [
      "a new account",
      { concurrency: async () => ({ limit: 10, unreserved: 10 }) },
      "quotas",
      "only 10 functions of the account may run at once beside 0 that are set aside, 0 of them here",
    ],
    [
      "an account that others have filled",
      {
        concurrency: async () => ({ limit: 1000, unreserved: 43 }),
        functions: async () => [...others("plan", { reserved: 20 }), aFunction("plan", { reserved: 5 })],
      },
      "quotas",
      "only 43 functions of the account may run at once beside 957 that are set aside, 145 of them here",
    ],
    [
      "a variant that nobody watches",
      {
        variants: async () => [
          { name: "main", mode: "MultiModel", modelDataUrl: "s3://slipway-test-111122223333/models/" },
        ],
      },
      "endpoint's models",
      "no variant is called AllTraffic, but main",
    ],
    [
      "a model that may not be looked at",
      {
        variants: async () => {
          throw failure("AccessDeniedException", "no DescribeModel");
        },
      },
      "endpoint's models",
      "not checked: AccessDeniedException: no DescribeModel",
    ],
    ["dead letters", { deadLetters: async () => 3 }, "dead letters", "3 events"],
    ["an endpoint on its way", { endpoint: async () => ({ status: "Updating" }) }, "endpoint", "is Updating"],
    [
      "an allowance that runs out",
      { repository: async () => ({ isVisible: true, remaining: 12, limit: 5000 }) },
      "repositories",
      "12 of 5000",
    ],
    [
      "what may not be looked at",
      {
        table: async () => {
          throw failure("AccessDeniedException", "no");
        },
      },
      "table",
      "not checked: AccessDeniedException",
    ],
  ])("warns of %s", async (_, over, check, says) => {
    const { code, wrong } = await examine(over, [branch("acme/fraud")]);
    expect(code).toBe(0);
    expect(wrong).toEqual([
      { check, verdict: "warn", says: expect.stringContaining(says), fix: expect.any(String) },
    ]);
  });

  it("says once that there are no credentials", async () => {
    const { code, findings } = await examine({
      caller: async () => {
        throw failure("CredentialsProviderError", "Could not load credentials");
      },
    });
    expect(code).toBe(1);
    expect(findings).toEqual([
      {
        check: "credentials",
        verdict: "fail",
        says: "CredentialsProviderError: Could not load credentials",
        fix: "check region and credentials",
      },
    ]);
  });

  it("tells how many functions an account would have to run", async () => {
    const { findings } = await examine({ concurrency: async () => ({ limit: 1000, unreserved: 43 }) });
    expect(findings.find(({ check }) => check === "quotas")?.fix).toContain(
      'ask in Service Quotas for 1007 or more of Lambda\'s "Concurrent executions" (L-B99A9384)',
    );
  });

  it("says how many repositories it left out", async () => {
    const many = Array.from({ length: 21 }, (_, at) => branch(`acme/${at}`));
    const { findings } = await examine({}, many);
    expect(findings.at(-1)).toMatchObject({ verdict: "ok", says: "20 of 21 looked at, all visible" });
  });

  it("does not pass a webhook whose secret it cannot read", async () => {
    const { code, wrong } = await examine({
      secret: async (id) => {
        if (id === "webhook-secret") throw failure("AccessDeniedException", "no");
        return "a-long-enough-secret";
      },
    });
    expect(code).toBe(0);
    expect(wrong.map(({ check, says }) => [check, says])).toEqual([
      ["webhook secret", "not checked: AccessDeniedException: no"],
      ["webhook", "not checked: it refuses what nobody signed, but its secret cannot be read to sign a ping"],
    ]);
  });

  it("passes nothing, and fails nothing, that only functions would tell, where these cannot be listed", async () => {
    const { code, wrong } = await examine({
      functions: async () => {
        throw failure("AccessDeniedException");
      },
    });
    expect(code).toBe(0);
    expect(wrong.map(({ check, verdict, says }) => [check, verdict, says.split(":")[0]])).toEqual(
      ["functions", "endpoint", "webhook secret", "webhook", "GitHub"].map((check) => [
        check,
        "warn",
        "not checked",
      ]),
    );
  });

  it("needs no function that does not exist", () => {
    const folders = readdirSync(join(import.meta.dirname, "../../../functions"));
    expect(folders).toEqual(expect.arrayContaining([...NEEDED_FUNCTIONS]));
  });
});
