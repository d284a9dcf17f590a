import { PLACE } from "../../local/system/place.ts";
import { NAMES } from "./names.ts";

const { region, accountId, credentials } = PLACE;

/** What a function finds in its environment, all of the outside world being behind one URL. */
export const environmentOf = (url: string): Readonly<Record<string, string>> => ({
  AWS_REGION: region,
  AWS_ENDPOINT_URL: url,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  // Nobody's own settings, and no search for them.
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  GITHUB_API_URL: `${url}/github/api`,
  SLIPWAY_ACCOUNT_ID: accountId,
  SLIPWAY_BUCKET: NAMES.bucket,
  SLIPWAY_BUS: NAMES.bus,
  SLIPWAY_ENDPOINT: NAMES.endpoint,
  SLIPWAY_GITHUB_TOKEN_SECRET: NAMES.tokenSecret,
  SLIPWAY_JOB_ROLE: `arn:aws:iam::${accountId}:role/slipway-jobs`,
  SLIPWAY_MODEL_PREFIX: NAMES.modelPrefix,
  SLIPWAY_REPOSITORIES: "acme/*@main",
  SLIPWAY_ROUTE_TTL_SECONDS: "5",
  SLIPWAY_STAGE: "dev",
  SLIPWAY_TABLE: NAMES.table,
  SLIPWAY_WEBHOOK_SECRET: NAMES.webhookSecret,
});
