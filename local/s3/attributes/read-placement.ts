import type { S3Call } from "../s3-call.ts";
import { invalidArgument, invalidRequest, notImplemented } from "../s3-errors.ts";
import type { Headers } from "../storage/stored-object.ts";

const SSE = "x-amz-server-side-encryption";
const KMS_KEY = `${SSE}-aws-kms-key-id`;
const KEPT = [SSE, KMS_KEY, `${SSE}-bucket-key-enabled`, `${SSE}-context`, "x-amz-website-redirect-location"];
const STORAGE_CLASS = "x-amz-storage-class";
const METHODS: ReadonlySet<string> = new Set(["AES256", "aws:kms", "aws:kms:dsse"]);
const CLASSES: ReadonlySet<string> = new Set([
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER",
  "DEEP_ARCHIVE",
  "GLACIER_IR",
]);

const refuseUnserved = (headers: S3Call["headers"]): void => {
  const names = Object.keys(headers);
  const customerKey = names.find((name) => name.startsWith(`${SSE}-customer-`));
  if (customerKey)
    throw notImplemented("encryption with customer-provided keys is not served here", {
      Header: customerKey,
    });
  if (names.some((name) => name.startsWith("x-amz-object-lock-")))
    throw invalidRequest("Bucket is missing Object Lock Configuration");
};

const checkEncryption = (method: string, headers: S3Call["headers"]): void => {
  if (!METHODS.has(method))
    throw invalidArgument("The encryption method specified is not supported", {
      ArgumentName: SSE,
      ArgumentValue: method,
    });
  if (headers[KMS_KEY] !== undefined && !method.startsWith("aws:kms"))
    throw invalidArgument(`${SSE} header is not aws:kms or aws:kms:dsse`, { ArgumentName: KMS_KEY });
};

const storageClass = (headers: S3Call["headers"]): Headers => {
  const name = headers[STORAGE_CLASS] ?? "STANDARD";
  if (!CLASSES.has(name))
    throw invalidRequest("The storage class you specified is not valid", { StorageClassRequested: name });
  // S3 answers this header for other classes than the usual one only.
  return name === "STANDARD" ? {} : { [STORAGE_CLASS]: name };
};

/** Reads how an object is to be kept: encryption (every object has one), storage class, redirect. */
export const readPlacement = ({ headers }: S3Call): Headers => {
  refuseUnserved(headers);
  const method = headers[SSE] ?? "AES256";
  checkEncryption(method, headers);
  const given = KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
  return { [SSE]: method, ...Object.fromEntries(given), ...storageClass(headers) };
};
