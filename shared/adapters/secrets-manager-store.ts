import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { SecretStore } from "../ports/secret-store.ts";

/** Secrets in Secrets Manager. */
export const createSecretsManagerStore = (client: SecretsManagerClient): SecretStore => ({
  has: async (id) => {
    try {
      await client.send(new DescribeSecretCommand({ SecretId: id }));
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  },
  put: async (id, value) => {
    await client.send(new PutSecretValueCommand({ SecretId: id, SecretString: value }));
  },
});
