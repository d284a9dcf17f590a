import type { Finding } from "../../domain/finding.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import type { FunctionState, Inspection } from "../../ports/inspection.ts";
import { findingOf } from "./finding-of.ts";
import { judgeFunctions } from "./judge-functions.ts";
import { judgeClock, judgeConcurrency, judgeDeadLetters, judgeTable } from "./judge-resources.ts";
import { judgeRules } from "./judge-rules.ts";
import { judgeSecret } from "./judge-webhook.ts";
import { look } from "./look.ts";
import { lookAtEndpoint } from "./look-at-endpoint.ts";
import { lookAtGitHub } from "./look-at-github.ts";
import { lookAtWebhook } from "./look-at-webhook.ts";
import { fail, ok, unchecked } from "./verdicts.ts";

export type Examined = {
  readonly inspection: Inspection;
  readonly branches: () => Promise<readonly KnownBranch[]>;
  readonly table: string;
  /** What bus and bucket are called; functions may be told otherwise, and then that counts. */
  readonly bus: string;
  readonly bucketOf: (account: string) => string;
  /** Where in the bucket the endpoint's models lie. */
  readonly modelPrefix: string;
};

type Setting = (name: string) => string | undefined;

const settled = async <T>(promise: Promise<T>): Promise<{ readonly value?: T; readonly error?: unknown }> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

const settingOf = (functions: readonly FunctionState[], name: string): string | undefined =>
  functions.map(({ environment }) => environment[name]).find((value) => value !== undefined && value !== "");

const reservedOf = (functions: readonly FunctionState[]): number =>
  functions.reduce((sum, { reserved = 0 }) => sum + reserved, 0);

const lookAtBucket = async (inspection: Inspection, bucket: string): Promise<Finding> =>
  (await inspection.hasBucket(bucket))
    ? ok("bucket", `${bucket} is there`)
    : fail(
        "bucket",
        `there is no bucket ${bucket}`,
        "deploy the stage, or restore it: models are served from it",
      );

const TOLD_TO_FUNCTIONS = ["endpoint", "webhook secret", "webhook", "GitHub"];

/** What is called as the functions are told. */
const lookAtWhatFunctionsUse = async (
  { inspection, branches, modelPrefix }: Examined,
  setting: Setting,
  bucket: string,
): Promise<readonly Finding[]> => {
  const name = setting("SLIPWAY_ENDPOINT");
  const prefix = `s3://${bucket}/${setting("SLIPWAY_MODEL_PREFIX") ?? modelPrefix}/`;
  const webhookSecret = setting("SLIPWAY_WEBHOOK_SECRET");
  const found = await Promise.all([
    name === undefined
      ? [unchecked("endpoint", "no function names it", "deploy the stage again")]
      : look("endpoint", () => lookAtEndpoint(inspection, { name, prefix })),
    look("webhook secret", async () =>
      judgeSecret(webhookSecret === undefined ? undefined : await inspection.secret(webhookSecret)),
    ),
    look("webhook", () => lookAtWebhook(inspection, webhookSecret)),
    look("GitHub", () =>
      lookAtGitHub({
        inspection,
        branches,
        apiUrl: setting("GITHUB_API_URL"),
        secretId: setting("SLIPWAY_GITHUB_TOKEN_SECRET"),
      }),
    ),
  ]);
  return found.flat();
};

const lookAtParts = async (examined: Examined, account: string): Promise<readonly Finding[]> => {
  const { inspection, table } = examined;
  const { value: functions, error } = await settled(inspection.functions());
  const setting: Setting = (name) => settingOf(functions ?? [], name);
  const bucket = setting("SLIPWAY_BUCKET") ?? examined.bucketOf(account);
  const found = await Promise.all([
    look("table", async () => judgeTable(table, await inspection.table(table))),
    look("bucket", () => lookAtBucket(inspection, bucket)),
    functions === undefined ? [findingOf("functions", error)] : judgeFunctions(functions, table),
    look("quotas", async () => judgeConcurrency(await inspection.concurrency(), reservedOf(functions ?? []))),
    look("rules", async () => judgeRules(await inspection.rules(setting("SLIPWAY_BUS") ?? examined.bus))),
    look("dead letters", async () => judgeDeadLetters(await inspection.deadLetters())),
    functions === undefined
      ? TOLD_TO_FUNCTIONS.map((check) =>
          unchecked(check, "only the functions tell where it is", "let functions be listed first"),
        )
      : lookAtWhatFunctionsUse(examined, setting, bucket),
  ]);
  return found.flat();
};

/** Looks at every part of an installation, and says of each whether it is well and what to do where it is not; changes nothing. */
export const examine = async (examined: Examined): Promise<readonly Finding[]> => {
  const { value: caller, error } = await settled(examined.inspection.caller());
  // Without credentials every other look would say the same.
  if (caller === undefined)
    return [{ ...findingOf("credentials", error), verdict: "fail", fix: "check region and credentials" }];
  const { arn, account } = caller;
  return [
    ok("credentials", `${arn} of account ${account}`),
    judgeClock(caller),
    ...(await lookAtParts(examined, account)),
  ];
};
