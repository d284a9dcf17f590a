import { readXmlBody } from "../body/read-xml-body.ts";
import { bucketAlreadyOwnedByYou, invalidBucketName } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import { childText } from "../xml/child-text.ts";

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

const checkName = (name: string): void => {
  if (!NAME.test(name) || name.includes("..") || ADDRESS.test(name) || name.startsWith("xn--"))
    throw invalidBucketName({ BucketName: name });
};

/** CreateBucket. Creating one's own again changes nothing in us-east-1, and is refused in every other region. */
export const createBucket: S3Operation = async (call, { store, now, region: home }) => {
  checkName(call.bucket);
  const configuration = await readXmlBody(call);
  const region = (configuration && childText(configuration, "LocationConstraint")) || home;
  const existing = store.find(call.bucket);
  if (existing && (existing.region !== "us-east-1" || region !== "us-east-1"))
    throw bucketAlreadyOwnedByYou({ BucketName: call.bucket });
  if (!existing) store.create({ name: call.bucket, createdAt: now(), region });
  return { status: 200, headers: { location: `/${call.bucket}` } };
};
