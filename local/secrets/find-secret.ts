import { AwsError } from "../gateway/aws-error.ts";
import type { Secret } from "./secret.ts";

const withoutSuffix = (arn: string): string => arn.replace(/-[A-Za-z0-9]{6}$/, "");

/** The secret that a name, an ARN, or an ARN without its random end means; refuses when there is none. */
export const findSecret = (secrets: readonly Secret[], id: unknown): Secret => {
  const found = secrets.find(({ name, arn }) => id === name || id === arn || id === withoutSuffix(arn));
  if (!found)
    throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  return found;
};
