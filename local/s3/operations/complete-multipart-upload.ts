import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { readXmlBody } from "../body/read-xml-body.ts";
import { checksumMembers } from "../checksum/checksum-members.ts";
import { writeCondition } from "../conditions/write-condition.ts";
import { assembleObject } from "../multipart/assemble-object.ts";
import { chooseParts } from "../multipart/choose-parts.ts";
import { uploadOf } from "../multipart/upload-of.ts";
import type { S3Call } from "../s3-call.ts";
import { badDigest, invalidRequest } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import { encodePath } from "../signature/encode-path.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { toXml } from "../xml/to-xml.ts";

/** Here checksum headers speak of the object that the parts become, not of the request's body. */
const withoutPromises = (call: S3Call): S3Call => ({
  ...call,
  headers: Object.fromEntries(
    Object.entries(call.headers).filter(([name]) => !name.startsWith("x-amz-checksum-")),
  ),
});

const checkPromises = ({ headers }: S3Call, { size, checksum }: StoredObject): void => {
  const promisedSize = headers["x-amz-mp-object-size"];
  if (promisedSize !== undefined && Number(promisedSize) !== size)
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${promisedSize} does not match what was computed: ${size}`,
    );
  const type = headers["x-amz-checksum-type"]?.toUpperCase();
  if (type !== undefined && type !== checksum.type)
    throw invalidRequest(
      `The upload was created using the ${checksum.type} checksum mode. The complete request must use the same checksum mode.`,
    );
  const promised = headers[`x-amz-checksum-${checksum.algorithm.toLowerCase()}`];
  if (promised !== undefined && promised.replace(/-\d+$/, "") !== checksum.value.replace(/-\d+$/, ""))
    throw badDigest(`The ${checksum.algorithm} you specified did not match the calculated checksum.`);
};

/** CompleteMultipartUpload: object and upload change in one step, so of two completions one finds no upload. */
export const completeMultipartUpload: S3Operation = async (call, { store, now }) => {
  const condition = writeCondition(call);
  const request = await readXmlBody(withoutPromises(call));
  const { objects, uploads } = store.bucket(call.bucket);
  const upload = uploadOf(store, call);
  const object = assembleObject(upload, chooseParts(request, upload, uploads.parts(upload.id)), now());
  checkPromises(call, object);
  store.blobs.retain(object.slices);
  objects.put(object, condition);
  uploads.end(upload.id);
  return {
    status: 200,
    headers: encryptionHeaders(object.placement),
    body: toXml("CompleteMultipartUploadResult", {
      Location: `http://${call.headers.host}/${call.bucket}/${encodePath(call.key)}`,
      Bucket: call.bucket,
      Key: call.key,
      ETag: `"${object.etag}"`,
      ...checksumMembers(object.checksum),
    }),
  };
};
