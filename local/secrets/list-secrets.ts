import { AwsError } from "../gateway/aws-error.ts";
import { describeSecret } from "./describe-secret.ts";
import type { SecretStore } from "./open-secret-store.ts";
import type { Secret } from "./secret.ts";
import { stagesOf } from "./stages-of.ts";

type Filter = { readonly Key?: string; readonly Values?: readonly string[] };
type Input = {
  readonly Filters?: readonly Filter[];
  readonly IncludePlannedDeletion?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
};

const FILTERED: Readonly<Record<string, (secret: Secret) => readonly (string | undefined)[]>> = {
  name: ({ name }) => [name],
  description: ({ description }) => [description],
  "tag-key": ({ tags }) => tags.map(({ Key }) => Key),
  "tag-value": ({ tags }) => tags.map(({ Value }) => Value),
};

const passes = (secret: Secret, { Key = "", Values = [] }: Filter): boolean => {
  const texts = FILTERED[Key];
  if (!texts) throw new AwsError("ValidationException", `the filter key "${Key}" is not served here`);
  return Values.some((value) => texts(secret).some((text) => text?.startsWith(value)));
};

/** ListSecrets: what is there by name, page by page, without values. */
export const listSecrets =
  (store: SecretStore) =>
  ({ Filters = [], IncludePlannedDeletion = false, MaxResults = 100, NextToken }: Input): object => {
    const after = Buffer.from(NextToken ?? "", "base64url").toString("utf8");
    const rest = store
      .list()
      .filter(({ name, deletedAt }) => name > after && (IncludePlannedDeletion || deletedAt === undefined))
      .filter((secret) => Filters.every((filter) => passes(secret, filter)))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const shown = rest.slice(0, MaxResults);
    const last = shown.at(-1);
    return {
      SecretList: shown.map((secret) => ({
        ...describeSecret(secret),
        SecretVersionsToStages: stagesOf(secret),
      })),
      ...(last && rest.length > shown.length && { NextToken: Buffer.from(last.name).toString("base64url") }),
    };
  };
