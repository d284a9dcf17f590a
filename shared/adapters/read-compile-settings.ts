import { readSetting } from "./read-setting.ts";

const list = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** What every compilation takes from the installation, as its functions' environment tells it. */
export const readCompileSettings = (environment: NodeJS.ProcessEnv = process.env) => {
  const region = readSetting("AWS_REGION", environment);
  const accountId = readSetting("SLIPWAY_ACCOUNT_ID", environment);
  const bucket = readSetting("SLIPWAY_BUCKET", environment);
  const roleArn = readSetting("SLIPWAY_JOB_ROLE", environment);
  return {
    region,
    accountId,
    bucket,
    roleArn,
    subnets: list(environment.SLIPWAY_SUBNETS),
    securityGroupIds: list(environment.SLIPWAY_SECURITY_GROUP_IDS),
    ...(environment.SLIPWAY_KMS_KEY ? { kmsKeyId: environment.SLIPWAY_KMS_KEY } : {}),
    // The tokens that confs written for the older framework use.
    variables: { SMP_REGION: region, SMP_ACCOUNTID: accountId, SMP_S3BUCKETNAME: bucket, SMP_ROLE: roleArn },
  };
};
