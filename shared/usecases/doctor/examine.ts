import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { Finding } from "../../domain/finding.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import type { FunctionState, Inspection, RepositoryView } from "../../ports/inspection.ts";
import { judgeFunctions } from "./judge-functions.ts";
import { judgeGitHub, judgeRepositories } from "./judge-github.ts";
import {
  judgeClock,
  judgeConcurrency,
  judgeDeadLetters,
  judgeEndpoint,
  judgeTable,
} from "./judge-resources.ts";
import { judgeRules } from "./judge-rules.ts";
import { judgeSecret, judgeWebhook } from "./judge-webhook.ts";
import { fail, ok, warn } from "./verdicts.ts";

export type Examined = {
  readonly inspection: Inspection;
  readonly branches: () => Promise<readonly KnownBranch[]>;
  readonly table: string;
  /** What bus and bucket are called; functions may be told otherwise, and then that counts. */
  readonly bus: string;
  readonly bucketOf: (account: string) => string;
};

// Each costs a request to GitHub, whose allowance the installation needs itself.
const MOST_REPOSITORIES = 20;

const isForbidden = (error: Error): boolean =>
  /AccessDenied|NotAuthorized|AuthorizationError|Forbidden/.test(error.name);

/** What an error says of a check: what may not be looked at need not be wrong. */
const findingOf = (check: string, error: unknown): Finding => {
  if (!(error instanceof Error)) return fail(check, String(error), "try again");
  if (error instanceof ControlPlaneError) return fail(check, error.message, error.hint);
  const says = `${error.name}: ${error.message}`;
  if (isForbidden(error))
    return warn(check, `it could not be looked at: ${says}`, "allow your own credentials to read that");
  const { hint } = error as { readonly hint?: string };
  return fail(
    check,
    says,
    hint ?? "see what the message names; try again where AWS or GitHub did not answer",
  );
};

const settled = async <T>(promise: Promise<T>): Promise<{ readonly value?: T; readonly error?: unknown }> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

const look = async (check: string, judge: () => Promise<Finding | readonly Finding[]>) => {
  try {
    return [await judge()].flat() as Finding[];
  } catch (error) {
    return [findingOf(check, error)];
  }
};

const settingOf = (functions: readonly FunctionState[], name: string): string | undefined =>
  functions.map(({ environment }) => environment[name]).find((value) => value !== undefined && value !== "");

const lookAtWebhook = async ({ inspection }: Examined, setting: (name: string) => string | undefined) => {
  const url = await inspection.urlOf("webhook");
  if (url === undefined) return [fail("webhook", "it has no URL", "deploy the stage again")];
  const id = setting("SLIPWAY_WEBHOOK_SECRET");
  const secret = id === undefined ? undefined : await inspection.secret(id).catch(() => undefined);
  const unsigned = await inspection.ping(url);
  return judgeWebhook(url, unsigned, secret === undefined ? undefined : await inspection.ping(url, secret));
};

const lookAtGitHub = async (
  { inspection, branches }: Examined,
  setting: (name: string) => string | undefined,
): Promise<readonly Finding[]> => {
  const apiUrl = setting("GITHUB_API_URL");
  const id = setting("SLIPWAY_GITHUB_TOKEN_SECRET");
  const secret = id === undefined ? undefined : await inspection.secret(id);
  if (apiUrl === undefined || secret === undefined)
    return [
      fail(
        "GitHub",
        "there are no credentials",
        "run slipway github register, or put a token into the secret",
      ),
    ];
  const state = await inspection.github(apiUrl, secret);
  const url = await inspection.urlOf("webhook");
  const known = (await branches()).filter((branch) => branch.state !== "deleted");
  const names = [...new Set(known.map(({ repository }) => repository))].slice(0, MOST_REPOSITORIES);
  const views = new Map<string, RepositoryView>();
  for (const name of names) views.set(name, await inspection.repository(apiUrl, secret, name));
  return [...judgeGitHub(state, url), ...judgeRepositories(views)];
};

/** Looks at every part of an installation, and says of each whether it is well and what to do where it is not; changes nothing. */
export const examine = async (examined: Examined): Promise<readonly Finding[]> => {
  const { inspection, table } = examined;
  const caller = await settled(inspection.caller());
  // Without credentials every other look would say the same.
  if (caller.value === undefined)
    return [
      { ...findingOf("credentials", caller.error), verdict: "fail", fix: "check region and credentials" },
    ];
  const { arn, account } = caller.value;
  const functions = await settled(inspection.functions());
  const known = functions.value ?? [];
  const setting = (name: string): string | undefined => settingOf(known, name);
  const bucket = setting("SLIPWAY_BUCKET") ?? examined.bucketOf(account);
  const endpoint = setting("SLIPWAY_ENDPOINT");
  const found = await Promise.all([
    [ok("credentials", `${arn} of account ${account}`), judgeClock(caller.value)],
    look("table", async () => judgeTable(table, await inspection.table(table))),
    look("bucket", async () =>
      (await inspection.hasBucket(bucket))
        ? ok("bucket", `${bucket} is there`)
        : fail(
            "bucket",
            `there is no bucket ${bucket}`,
            "deploy the stage, or restore it: models are served from it",
          ),
    ),
    functions.value === undefined
      ? [findingOf("functions", functions.error)]
      : judgeFunctions(functions.value, table),
    look("quotas", async () => judgeConcurrency(await inspection.unreservedConcurrency())),
    look("rules", async () => judgeRules(await inspection.rules(setting("SLIPWAY_BUS") ?? examined.bus))),
    look("dead letters", async () => judgeDeadLetters(await inspection.deadLetters())),
    endpoint === undefined
      ? []
      : look("endpoint", async () => judgeEndpoint(endpoint, await inspection.endpoint(endpoint))),
    look("webhook secret", async () => {
      const id = setting("SLIPWAY_WEBHOOK_SECRET");
      return judgeSecret(id === undefined ? undefined : await inspection.secret(id));
    }),
    look("webhook", () => lookAtWebhook(examined, setting)),
    look("GitHub", () => lookAtGitHub(examined, setting)),
  ]);
  return found.flat();
};
