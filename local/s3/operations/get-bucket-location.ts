import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

/** GetBucketLocation: us-east-1 goes without saying. */
export const getBucketLocation: S3Operation = (call, { store }) => {
  const { region } = store.bucket(call.bucket);
  return { status: 200, body: toXml("LocationConstraint", region === "us-east-1" ? "" : region) };
};
