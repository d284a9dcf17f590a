import { AwsError } from "../gateway/aws-error.ts";
import type { Operations } from "../gateway/json-service.ts";
import type { SecretStore } from "./open-secret-store.ts";

type Delete = {
  readonly SecretId: string;
  readonly RecoveryWindowInDays?: number;
  readonly ForceDeleteWithoutRecovery?: boolean;
};

const DAY = 86_400_000;

const windowOf = ({ RecoveryWindowInDays, ForceDeleteWithoutRecovery }: Delete): number => {
  if (RecoveryWindowInDays !== undefined && ForceDeleteWithoutRecovery)
    throw new AwsError(
      "InvalidParameterException",
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  const days = RecoveryWindowInDays ?? 30;
  if (!Number.isInteger(days) || days < 7 || days > 30)
    throw new AwsError(
      "InvalidParameterException",
      "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
    );
  return ForceDeleteWithoutRecovery ? 0 : days * DAY;
};

/** The operations that delete a secret, at once or after a time in which it can be restored. */
export const deletionOperations = (store: SecretStore): Operations => ({
  DeleteSecret: (input: Delete) => {
    const wait = windowOf(input);
    const secret = wait === 0 ? store.find(input.SecretId) : store.findLive(input.SecretId);
    const deletedAt = store.now() + wait;
    if (wait === 0) store.delete(secret);
    else store.put({ ...secret, deletedAt });
    return { ARN: secret.arn, Name: secret.name, DeletionDate: deletedAt / 1000 };
  },

  RestoreSecret: ({ SecretId }: { SecretId: string }) => {
    const { deletedAt: _deletedAt, ...secret } = store.find(SecretId);
    store.put(secret);
    return { ARN: secret.arn, Name: secret.name };
  },
});
