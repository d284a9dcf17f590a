import type { S3Call } from "../s3-call.ts";
import type { Tags } from "../storage/stored-object.ts";
import { checkTags } from "./check-tags.ts";

/** Reads the tags that a write carries in its header. */
export const readTags = ({ headers }: S3Call): Tags =>
  checkTags([...new URLSearchParams(headers["x-amz-tagging"] ?? "")]);
