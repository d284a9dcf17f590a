import { parseArgs } from "node:util";
import type { CompileSettings } from "../shared/usecases/reconcile/compile-project.ts";
import type { Console } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** What every command that compiles takes. */
export const COMPILE_OPTIONS = {
  root: { type: "string" },
  repository: { type: "string" },
  set: { type: "string", multiple: true },
  param: { type: "string", multiple: true },
  json: { type: "boolean" },
  annotations: { type: "boolean" },
  quiet: { type: "boolean" },
  help: { type: "boolean" },
} as const;

export type CompileValues = {
  readonly root?: string;
  readonly repository?: string;
  readonly set?: readonly string[];
  readonly param?: readonly string[];
  readonly json?: boolean;
  readonly annotations?: boolean;
  readonly quiet?: boolean;
};

export const COMPILE_HELP = `  --root DIR         the repository's root (default: the nearest folder above with .slipway.yaml or .git)
  --repository NAME  owner/name of the repository (default: a stand-in; against an installation, as .git/config tells)
  --set NAME=VALUE   a setting of the installation: region, account, bucket, role, subnets, security-groups, kms-key,
                     or a token of the confs such as SMP_S3BUCKETNAME; may be repeated
  --param NAME=VALUE a pipeline parameter's value instead of its default; may be repeated
  --json             results and diagnostics as JSON
  --annotations      diagnostics as GitHub Actions annotations
  --quiet            errors only`;

export type Assignments = ReadonlyMap<string, string>;

/** Reads `NAME=VALUE` pairs. */
export const readAssignments = (pairs: readonly string[] = []): Assignments =>
  new Map(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`${pair}: expected NAME=VALUE`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

const list = (text: string | undefined): readonly string[] =>
  (text ?? "").split(",").filter((item) => item !== "");

/**
 * The installation that a compilation on this machine is for: what is set, else what the environment tells the functions,
 * else made-up values.
 */
export const readInstallation = (set: Assignments, environment: Console["environment"]): CompileSettings => {
  const region = set.get("region") ?? environment.AWS_REGION ?? "us-east-1";
  const accountId = set.get("account") ?? environment.SLIPWAY_ACCOUNT_ID ?? "111122223333";
  const bucket = set.get("bucket") ?? environment.SLIPWAY_BUCKET ?? "slipway-bucket";
  const roleArn =
    set.get("role") ?? environment.SLIPWAY_JOB_ROLE ?? `arn:aws:iam::${accountId}:role/slipway-jobs`;
  const kmsKeyId = set.get("kms-key") ?? environment.SLIPWAY_KMS_KEY;
  const tokens = [...set].filter(([name]) => name === name.toUpperCase());
  return {
    region,
    accountId,
    bucket,
    roleArn,
    subnets: list(set.get("subnets") ?? environment.SLIPWAY_SUBNETS),
    securityGroupIds: list(set.get("security-groups") ?? environment.SLIPWAY_SECURITY_GROUP_IDS),
    ...(kmsKeyId ? { kmsKeyId } : {}),
    variables: {
      SMP_REGION: region,
      SMP_ACCOUNTID: accountId,
      SMP_S3BUCKETNAME: bucket,
      SMP_ROLE: roleArn,
      ...Object.fromEntries(tokens),
    },
  };
};

/** Parses a command's words; whatever it does not know is a mistake in usage. */
export const parseCommand = <T extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(
  args: readonly string[],
  options: T,
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};
