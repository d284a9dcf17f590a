import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

/** The values that a secret has while it is being rotated. */
export type RotatedSecrets = () => Promise<readonly string[]>;

// Whoever sends signatures that fit nothing makes us ask at most this often.
const KEPT_MILLISECONDS = 60 * 1000;

/** A secret's newest value and the one before it, each where there is one; asked for at most once a minute, whatever the answer. */
export const createRotatedSecrets = (
  client: SecretsManagerClient,
  id: string,
  now: () => number = Date.now,
): RotatedSecrets => {
  let known: { readonly values: Promise<readonly string[]>; readonly until: number } | undefined;

  const read = async (stage: string): Promise<readonly string[]> => {
    try {
      const command = new GetSecretValueCommand({ SecretId: id, VersionStage: stage });
      const { SecretString } = await client.send(command);
      return SecretString ? [SecretString] : [];
    } catch (error) {
      // A secret that was never rotated has no previous value.
      if (error instanceof ResourceNotFoundException) return [];
      throw error;
    }
  };

  return () => {
    if (known === undefined || known.until <= now()) {
      const values = Promise.all([read("AWSCURRENT"), read("AWSPREVIOUS")]).then((found) => found.flat());
      known = { values, until: now() + KEPT_MILLISECONDS };
    }
    return known.values;
  };
};
