import type { Authorize } from "../gateway/authorize.ts";
import { createJsonService } from "../gateway/json-service.ts";
import type { Service } from "../gateway/service.ts";
import { deletionOperations } from "./deletion-operations.ts";
import { listSecrets } from "./list-secrets.ts";
import { openSecretStore } from "./open-secret-store.ts";
import { secretOperations } from "./secret-operations.ts";
import { valueOperations } from "./value-operations.ts";

export type SecretsManagerOptions = {
  /** Where the secrets are kept, readable by their owner alone. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly accountId?: string;
  readonly region?: string;
  readonly authorize?: Authorize;
};

/** A Secrets Manager of one's own: secrets with versions and stages, kept on disk. */
export const createSecretsManager = ({
  folder,
  now = Date.now,
  accountId = "111122223333",
  region = "us-east-1",
  authorize,
}: SecretsManagerOptions): { handle: Service } => {
  const store = openSecretStore({
    folder,
    now,
    arnPrefix: `arn:aws:secretsmanager:${region}:${accountId}:secret:`,
  });
  return {
    handle: createJsonService(
      {
        ...secretOperations(store),
        ...valueOperations(store),
        ...deletionOperations(store),
        ListSecrets: listSecrets(store),
      },
      authorize,
    ),
  };
};
