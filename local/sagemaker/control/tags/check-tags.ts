import type { Tag } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../../gateway/aws-error.ts";
import { refuse } from "../refuse.ts";

const MOST_TAGS = 50;

/** Refuses tags that a resource cannot have: AWS's own, one key twice, or too many. */
export const checkTags = (tags: readonly Tag[]): void => {
  const keys = tags.map(({ Key = "" }) => Key);
  const reserved = keys.find((key) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== undefined)
    refuse(`aws: prefixed tag key names are not allowed for external use: '${reserved}'.`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) refuse(`Duplicate tag key: '${twice}'.`);
  if (tags.length > MOST_TAGS)
    throw new AwsError("ResourceLimitExceeded", `A resource can have at most ${MOST_TAGS} tags.`);
};
