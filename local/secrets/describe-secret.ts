import type { Secret } from "./secret.ts";

/** What the API tells of a secret without showing its value. */
export const describeSecret = (secret: Secret): object => ({
  ARN: secret.arn,
  Name: secret.name,
  ...(secret.description !== undefined && { Description: secret.description }),
  ...(secret.kmsKeyId !== undefined && { KmsKeyId: secret.kmsKeyId }),
  CreatedDate: secret.createdAt / 1000,
  LastChangedDate: secret.changedAt / 1000,
  ...(secret.deletedAt !== undefined && { DeletedDate: secret.deletedAt / 1000 }),
  Tags: secret.tags,
});
