import { createHmac } from "node:crypto";
import type { S3Call } from "../s3-call.ts";

// The query parameters that version 2 signs; all others may change freely.
const SIGNED: ReadonlySet<string> = new Set([
  "accelerate",
  "acl",
  "cors",
  "delete",
  "lifecycle",
  "location",
  "logging",
  "notification",
  "partNumber",
  "policy",
  "requestPayment",
  "response-cache-control",
  "response-content-disposition",
  "response-content-encoding",
  "response-content-language",
  "response-content-type",
  "response-expires",
  "restore",
  "tagging",
  "torrent",
  "uploadId",
  "uploads",
  "versionId",
  "versioning",
  "versions",
  "website",
]);

const canonicalHeaders = (headers: S3Call["headers"]): string =>
  Object.keys(headers)
    .filter((name) => name.startsWith("x-amz-"))
    .sort()
    .map((name) => `${name}:${(headers[name] ?? "").trim()}\n`)
    .join("");

const canonicalResource = ({ path, query }: S3Call): string => {
  const signed = [...query]
    .filter(([name]) => SIGNED.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  return signed.length === 0 ? path : `${path}?${signed.join("&")}`;
};

/** The signature (version 2, which boto3 still presigns with by default) that a presigned request must carry. */
export const signV2Query = (call: S3Call, secretAccessKey: string): string => {
  const { method, headers, query } = call;
  const text = [
    method,
    headers["content-md5"] ?? "",
    headers["content-type"] ?? "",
    query.get("Expires"),
    canonicalHeaders(headers) + canonicalResource(call),
  ].join("\n");
  return createHmac("sha1", secretAccessKey).update(text).digest("base64");
};
