import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

/** GetBucketVersioning: never switched on. */
export const getBucketVersioning: S3Operation = (call, { store }) => {
  store.bucket(call.bucket);
  return { status: 200, body: toXml("VersioningConfiguration", {}) };
};
