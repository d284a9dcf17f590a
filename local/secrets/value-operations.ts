import { randomUUID } from "node:crypto";
import { AwsError } from "../gateway/aws-error.ts";
import type { Operations } from "../gateway/json-service.ts";
import { addVersion } from "./add-version.ts";
import type { SecretStore } from "./open-secret-store.ts";
import { readValue } from "./read-value.ts";
import type { Secret, SecretValue, SecretVersion } from "./secret.ts";

type Get = { readonly SecretId: string; readonly VersionId?: string; readonly VersionStage?: string };
type Put = SecretValue & {
  readonly SecretId: string;
  readonly ClientRequestToken?: string;
  readonly VersionStages?: readonly string[];
};

const findVersion = (secret: Secret, { VersionId, VersionStage }: Get): SecretVersion => {
  const stage = VersionStage ?? (VersionId === undefined ? "AWSCURRENT" : undefined);
  const found = secret.versions.find(
    ({ id, stages }) =>
      (VersionId === undefined || id === VersionId) && (stage === undefined || stages.includes(stage)),
  );
  if (found) return found;
  const wanted = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`;
  throw new AwsError(
    "ResourceNotFoundException",
    `Secrets Manager can't find the specified secret value for ${wanted}`,
  );
};

/** The operations on a secret's value. */
export const valueOperations = (store: SecretStore): Operations => ({
  GetSecretValue: (input: Get) => {
    const secret = store.findLive(input.SecretId);
    const { id, stages, createdAt, ...value } = findVersion(secret, input);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: id,
      ...value,
      VersionStages: stages,
      CreatedDate: createdAt / 1000,
    };
  },

  PutSecretValue: (input: Put) => {
    const secret = store.findLive(input.SecretId);
    const value = readValue(input);
    if (!value)
      throw new AwsError(
        "InvalidParameterException",
        "You must provide either SecretString or SecretBinary.",
      );
    const id = input.ClientRequestToken ?? randomUUID();
    const stages = input.VersionStages ?? ["AWSCURRENT"];
    const { arn, name, versions } = store.put(addVersion(secret, { id, value, stages, now: store.now() }));
    return {
      ARN: arn,
      Name: name,
      VersionId: id,
      VersionStages: versions.find((version) => version.id === id)?.stages ?? [],
    };
  },
});
