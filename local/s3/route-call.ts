import { abortMultipartUpload } from "./operations/abort-multipart-upload.ts";
import { completeMultipartUpload } from "./operations/complete-multipart-upload.ts";
import { copyObject } from "./operations/copy-object.ts";
import { createBucket } from "./operations/create-bucket.ts";
import { createMultipartUpload } from "./operations/create-multipart-upload.ts";
import { deleteBucket } from "./operations/delete-bucket.ts";
import { deleteObject } from "./operations/delete-object.ts";
import { deleteObjectTagging } from "./operations/delete-object-tagging.ts";
import { deleteObjects } from "./operations/delete-objects.ts";
import { getBucketLocation } from "./operations/get-bucket-location.ts";
import { getBucketVersioning } from "./operations/get-bucket-versioning.ts";
import { getObject } from "./operations/get-object.ts";
import { getObjectAttributes } from "./operations/get-object-attributes.ts";
import { getObjectTagging } from "./operations/get-object-tagging.ts";
import { headBucket } from "./operations/head-bucket.ts";
import { headObject } from "./operations/head-object.ts";
import { listBuckets } from "./operations/list-buckets.ts";
import { listMultipartUploads } from "./operations/list-multipart-uploads.ts";
import { listObjects } from "./operations/list-objects.ts";
import { listObjectsV2 } from "./operations/list-objects-v2.ts";
import { listParts } from "./operations/list-parts.ts";
import { putObject } from "./operations/put-object.ts";
import { putObjectTagging } from "./operations/put-object-tagging.ts";
import { uploadPart } from "./operations/upload-part.ts";
import { uploadPartCopy } from "./operations/upload-part-copy.ts";
import type { S3Call } from "./s3-call.ts";
import { methodNotAllowed, notImplemented } from "./s3-errors.ts";
import type { S3Operation } from "./s3-system.ts";

const OPERATIONS: Readonly<Record<string, S3Operation>> = {
  "service GET": listBuckets,
  "bucket PUT": createBucket,
  "bucket HEAD": headBucket,
  "bucket DELETE": deleteBucket,
  "bucket GET": listObjects,
  "bucket GET list-type": listObjectsV2,
  "bucket GET location": getBucketLocation,
  "bucket GET versioning": getBucketVersioning,
  "bucket GET uploads": listMultipartUploads,
  "bucket POST delete": deleteObjects,
  "object PUT": putObject,
  "object PUT copy": copyObject,
  "object GET": getObject,
  "object HEAD": headObject,
  "object DELETE": deleteObject,
  "object GET attributes": getObjectAttributes,
  "object GET tagging": getObjectTagging,
  "object PUT tagging": putObjectTagging,
  "object DELETE tagging": deleteObjectTagging,
  "object POST uploads": createMultipartUpload,
  "object PUT uploadId": uploadPart,
  "object PUT uploadId copy": uploadPartCopy,
  "object POST uploadId": completeMultipartUpload,
  "object DELETE uploadId": abortMultipartUpload,
  "object GET uploadId": listParts,
};

// Every name that makes a query parameter a different operation; unknown to this list, a parameter is only an option.
const SUBRESOURCES = [
  "abac",
  "accelerate",
  "acl",
  "analytics",
  "attributes",
  "cors",
  "delete",
  "encryption",
  "intelligent-tiering",
  "inventory",
  "legal-hold",
  "lifecycle",
  "list-type",
  "location",
  "logging",
  "metadataConfiguration",
  "metadataTable",
  "metrics",
  "notification",
  "object-lock",
  "ownershipControls",
  "policy",
  "policyStatus",
  "publicAccessBlock",
  "renameObject",
  "replication",
  "requestPayment",
  "restore",
  "retention",
  "select",
  "session",
  "tagging",
  "torrent",
  "uploadId",
  "uploads",
  "versioning",
  "versions",
  "website",
];

const levelOf = ({ bucket, key }: S3Call): string =>
  bucket === "" ? "service" : key === "" ? "bucket" : "object";

/** Finds the operation that a request means; what S3 has and this server has not is refused with NotImplemented. */
export const routeCall = (call: S3Call): S3Operation => {
  const subresource = SUBRESOURCES.find((name) => call.query.has(name));
  const isCopy = call.method === "PUT" && call.headers["x-amz-copy-source"] !== undefined;
  const name = [levelOf(call), call.method, subresource, isCopy ? "copy" : undefined]
    .filter((word) => word !== undefined)
    .join(" ");
  const operation = OPERATIONS[name];
  if (operation) return operation;
  throw subresource === undefined
    ? methodNotAllowed({ Method: call.method, ResourceType: levelOf(call).toUpperCase() })
    : notImplemented("A header or query you provided implies functionality that is not implemented", {
        Query: subresource,
      });
};
