import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Reads a secret, and remembers it for a while so that a rotated one is taken up without a deployment. */
export type Secret = () => Promise<string>;

const KEPT_MILLISECONDS = 5 * 60 * 1000;

/** A secret of Secrets Manager; simultaneous readers share one call, and a failed one is not remembered. */
export const createSecret = (
  client: SecretsManagerClient,
  id: string,
  now: () => number = Date.now,
): Secret => {
  let known: { readonly value: Promise<string>; readonly until: number } | undefined;
  const read = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    if (!SecretString) throw new Error(`the secret ${id} holds no text`);
    return SecretString;
  };
  return () => {
    if (known && known.until > now()) return known.value;
    const value = read();
    known = { value, until: now() + KEPT_MILLISECONDS };
    value.catch(() => {
      known = undefined;
    });
    return value;
  };
};
