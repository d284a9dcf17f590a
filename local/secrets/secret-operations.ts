import { randomUUID } from "node:crypto";
import { AwsError } from "../gateway/aws-error.ts";
import type { Operations } from "../gateway/json-service.ts";
import { addVersion } from "./add-version.ts";
import { describeSecret } from "./describe-secret.ts";
import type { SecretStore } from "./open-secret-store.ts";
import { readValue } from "./read-value.ts";
import type { Secret, SecretValue } from "./secret.ts";
import { stagesOf } from "./stages-of.ts";

type Create = SecretValue & {
  readonly Name?: string;
  readonly ClientRequestToken?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly Tags?: Secret["tags"];
};
type Update = Omit<Create, "Name" | "Tags"> & { readonly SecretId: string };

const settings = ({ Description, KmsKeyId }: Pick<Create, "Description" | "KmsKeyId">) => ({
  ...(Description !== undefined && { description: Description }),
  ...(KmsKeyId !== undefined && { kmsKeyId: KmsKeyId }),
});

const checkName = (name: unknown): string => {
  if (typeof name === "string" && /^[\w/+=.@-]{1,512}$/.test(name)) return name;
  throw new AwsError(
    "ValidationException",
    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
  );
};

/** The operations on a secret as a whole. */
export const secretOperations = (store: SecretStore): Operations => {
  const blank = (name: string, input: Create): Secret => ({
    name,
    arn: store.newArn(name),
    ...settings(input),
    tags: input.Tags ?? [],
    createdAt: store.now(),
    changedAt: store.now(),
    versions: [],
  });

  /** A secret with the request's value, if it has one, as its current version. */
  const valued = (secret: Secret, input: Create | Update): { secret: Secret; VersionId?: string } => {
    const value = readValue(input);
    if (!value) return { secret };
    const id = input.ClientRequestToken ?? randomUUID();
    const now = store.now();
    return { secret: addVersion(secret, { id, value, stages: ["AWSCURRENT"], now }), VersionId: id };
  };

  const answer = ({ secret, ...version }: { secret: Secret; VersionId?: string }): object => {
    const { arn, name } = store.put(secret);
    return { ARN: arn, Name: name, ...version };
  };

  return {
    CreateSecret: (input: Create) => {
      const name = checkName(input.Name);
      const known = store.list().find((secret) => secret.name === name);
      if (known?.deletedAt !== undefined)
        throw new AwsError(
          "InvalidRequestException",
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
        );
      // The same request again is a retry, and answered as the first was.
      const isRetry = known?.versions.some(({ id }) => id === input.ClientRequestToken);
      if (known && !isRetry)
        throw new AwsError(
          "ResourceExistsException",
          `The operation failed because the secret ${name} already exists.`,
        );
      return answer(valued(known ?? blank(name, input), input));
    },

    UpdateSecret: (input: Update) => {
      const secret = store.findLive(input.SecretId);
      const changed = { ...secret, ...settings(input), changedAt: store.now() };
      return answer(valued(changed, input));
    },

    DescribeSecret: ({ SecretId }: { SecretId: string }) => {
      const secret = store.find(SecretId);
      return { ...describeSecret(secret), VersionIdsToStages: stagesOf(secret) };
    },
  };
};
