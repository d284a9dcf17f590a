import { replaceTags } from "../attributes/replace-tags.ts";
import type { S3Operation } from "../s3-system.ts";

/** DeleteObjectTagging. */
export const deleteObjectTagging: S3Operation = (call, { store }) => {
  replaceTags(store, call, {});
  return { status: 204 };
};
