import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { readAttributes } from "../attributes/read-attributes.ts";
import { LARGEST_BODY } from "../body/store-body.ts";
import { checksumMembers } from "../checksum/checksum-members.ts";
import { requestedAlgorithm } from "../checksum/requested-algorithm.ts";
import { writeCondition } from "../conditions/write-condition.ts";
import { copyBody } from "../copy/copy-body.ts";
import { type CopySource, readCopySource } from "../copy/read-copy-source.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidArgument, invalidRequest } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import type { Attributes } from "../storage/stored-object.ts";
import { toXml } from "../xml/to-xml.ts";

const CHANGES = [
  "x-amz-server-side-encryption",
  "x-amz-storage-class",
  "x-amz-website-redirect-location",
  "x-amz-checksum-algorithm",
];

const isReplaced = ({ headers }: S3Call, name: string): boolean => {
  const directive = headers[name] ?? "COPY";
  if (directive !== "COPY" && directive !== "REPLACE")
    throw invalidArgument(`Unknown ${name}.`, { ArgumentName: name, ArgumentValue: directive });
  return directive === "REPLACE";
};

const attributesOf = (call: S3Call, { object }: CopySource): Attributes => {
  const given = readAttributes(call);
  return {
    metadata: isReplaced(call, "x-amz-metadata-directive") ? given.metadata : object.metadata,
    tags: isReplaced(call, "x-amz-tagging-directive") ? given.tags : object.tags,
    placement: given.placement,
  };
};

const checkCopy = (call: S3Call, { bucket, object }: CopySource): void => {
  if (object.size > LARGEST_BODY)
    throw invalidRequest(
      `The specified copy source is larger than the maximum allowable size for a copy source: ${LARGEST_BODY}`,
    );
  const isItself = bucket === call.bucket && object.key === call.key;
  const isChanged =
    isReplaced(call, "x-amz-metadata-directive") ||
    isReplaced(call, "x-amz-tagging-directive") ||
    CHANGES.some((name) => call.headers[name] !== undefined);
  if (isItself && !isChanged)
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
};

/** CopyObject. */
export const copyObject: S3Operation = async (call, { store, now }) => {
  const bucket = store.bucket(call.bucket);
  const source = readCopySource(call, store);
  checkCopy(call, source);
  const attributes = attributesOf(call, source);
  const condition = writeCondition(call);
  const body = await copyBody(store.blobs, source.object, requestedAlgorithm(call));
  const lastModified = now();
  bucket.objects.put({ ...attributes, ...body, key: call.key, lastModified }, condition);
  return {
    status: 200,
    headers: encryptionHeaders(attributes.placement),
    body: toXml("CopyObjectResult", {
      LastModified: new Date(lastModified).toISOString(),
      ETag: `"${body.etag}"`,
      ...checksumMembers(body.checksum),
    }),
  };
};
