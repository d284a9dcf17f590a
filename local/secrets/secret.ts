/** One version's value: a text, or bytes as base64. */
export type SecretValue = { readonly SecretString?: string; readonly SecretBinary?: string };

export type SecretVersion = SecretValue & {
  readonly id: string;
  readonly stages: readonly string[];
  readonly createdAt: number;
};

/** A secret and its versions, oldest first. Times are in milliseconds. */
export type Secret = {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly createdAt: number;
  readonly changedAt: number;
  /** When it is gone for good, for a secret marked for deletion. */
  readonly deletedAt?: number;
  readonly versions: readonly SecretVersion[];
};
