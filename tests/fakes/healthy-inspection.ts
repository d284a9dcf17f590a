import { GITHUB_EVENTS, GITHUB_PERMISSIONS } from "../../shared/domain/github-needs.ts";
import type { FunctionState, Inspection, RuleState } from "../../shared/ports/inspection.ts";
import { NEEDED_FUNCTIONS } from "../../shared/usecases/doctor/judge-functions.ts";

export const WEBHOOK_URL = "https://webhook.example/";

const ENVIRONMENT = {
  SLIPWAY_TABLE: "slipway-test",
  SLIPWAY_ENDPOINT: "slipway-test",
  SLIPWAY_WEBHOOK_SECRET: "webhook-secret",
  SLIPWAY_GITHUB_TOKEN_SECRET: "github-secret",
  GITHUB_API_URL: "https://api.github.example",
};

/** A function as it should be, or as a test says. */
export const aFunction = (name: string, over: Partial<FunctionState> = {}): FunctionState => ({
  name,
  state: "Active",
  lastUpdate: "Successful",
  environment: ENVIRONMENT,
  ...over,
});

/** A rule as it should be, or as a test says. */
export const aRule = (calls: string, over: Partial<RuleState> = {}): RuleState => ({
  name: `slipway-test-${calls}-rule-1`,
  isEnabled: true,
  functions: [calls],
  ...over,
});

/** An installation of which everything is as it should be, but for what a test says. */
export const healthyInspection = (over: Partial<Inspection> = {}): Inspection => ({
  caller: async () => ({ arn: "arn:aws:iam::111122223333:user/ann", account: "111122223333", clockAhead: 0 }),
  table: async () => ({ status: "ACTIVE", key: ["pk", "sk"], expiry: "expiresAt", isRecoverable: true }),
  hasBucket: async () => true,
  functions: async () => NEEDED_FUNCTIONS.map((name) => aFunction(name)),
  urlOf: async () => WEBHOOK_URL,
  concurrency: async () => ({ limit: 1000, unreserved: 843 }),
  rules: async () => ({
    own: [aRule("reconcile"), aRule("plan"), aRule("sweep")],
    default: [
      aRule("progress"),
      aRule("approval"),
      aRule("sweep", { schedule: "rate(5 minutes)" }),
      aRule("routes", { schedule: "rate(15 minutes)" }),
    ],
  }),
  deadLetters: async () => 0,
  endpoint: async () => ({ status: "InService" }),
  variants: async () => [
    { name: "AllTraffic", mode: "MultiModel", modelDataUrl: "s3://slipway-test-111122223333/models/" },
  ],
  secret: async (id) => `${id}-that-nobody-guesses`,
  ping: async (_url, secret) => (secret === undefined ? 401 : 200),
  github: async () => ({
    kind: "app",
    login: "slipway-acme",
    permissions: GITHUB_PERMISSIONS,
    events: GITHUB_EVENTS,
    webhookUrl: WEBHOOK_URL,
    installations: 1,
  }),
  repository: async () => ({ isVisible: true, remaining: 4000, limit: 5000 }),
  ...over,
});
