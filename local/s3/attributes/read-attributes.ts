import type { S3Call } from "../s3-call.ts";
import type { Attributes } from "../storage/stored-object.ts";
import { readMetadata } from "./read-metadata.ts";
import { readPlacement } from "./read-placement.ts";
import { readTags } from "./read-tags.ts";

/** Reads all that a new object is given beside its bytes. */
export const readAttributes = (call: S3Call): Attributes => ({
  metadata: readMetadata(call),
  placement: readPlacement(call),
  tags: readTags(call),
});
