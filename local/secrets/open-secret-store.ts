import { randomInt } from "node:crypto";
import { AwsError } from "../gateway/aws-error.ts";
import { findSecret } from "./find-secret.ts";
import { openSecretFiles } from "./open-secret-files.ts";
import type { Secret } from "./secret.ts";

/** The secrets as they are now: those whose recovery window has passed are gone. */
export interface SecretStore {
  readonly now: () => number;
  list(): readonly Secret[];
  /** The secret that `id` means, deleted or not. */
  find(id: unknown): Secret;
  /** The secret that `id` means; refuses one that is marked for deletion. */
  findLive(id: unknown): Secret;
  put(secret: Secret): Secret;
  delete(secret: Secret): void;
  newArn(name: string): string;
}

type Options = { readonly folder: string; readonly now: () => number; readonly arnPrefix: string };

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const randomEnd = (): string => Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Opens the secrets kept in `folder`. */
export const openSecretStore = ({ folder, now, arnPrefix }: Options): SecretStore => {
  const files = openSecretFiles(folder);
  const list = (): readonly Secret[] => {
    const [gone = [], kept = []] = [true, false].map((isGone) =>
      files.list().filter(({ deletedAt }) => (deletedAt !== undefined && deletedAt <= now()) === isGone),
    );
    for (const { name } of gone) files.delete(name);
    return kept;
  };
  const find = (id: unknown): Secret => findSecret(list(), id);
  return {
    now,
    list,
    find,
    findLive: (id) => {
      const secret = find(id);
      if (secret.deletedAt !== undefined)
        throw new AwsError(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.",
        );
      return secret;
    },
    put: (secret) => {
      files.put(secret);
      return secret;
    },
    delete: ({ name }) => files.delete(name),
    newArn: (name) => `${arnPrefix}${name}-${randomEnd()}`,
  };
};
