import { invalidTag } from "../s3-errors.ts";
import type { Tags } from "../storage/stored-object.ts";

type Tag = readonly [key: string, value: string];

const MOST_TAGS = 10;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const checkTag = ([key, value]: Tag): void => {
  if (key === "" || key.length > LONGEST_KEY || !ALLOWED.test(key))
    throw invalidTag("The TagKey you have provided is invalid", { TagKey: key });
  if (value.length > LONGEST_VALUE || !ALLOWED.test(value))
    throw invalidTag("The TagValue you have provided is invalid", { TagKey: key, TagValue: value });
};

/** Gives tags as they are kept, or refuses those that S3 would. */
export const checkTags = (tags: readonly Tag[]): Tags => {
  if (tags.length > MOST_TAGS) throw invalidTag(`Object tags cannot be greater than ${MOST_TAGS}`);
  tags.forEach(checkTag);
  const kept = new Map(tags);
  if (kept.size < tags.length) throw invalidTag("Cannot provide multiple Tags with the same key");
  return Object.fromEntries(kept);
};
