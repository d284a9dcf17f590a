import type { S3Call } from "../s3-call.ts";
import { accessDenied } from "../s3-errors.ts";
import { checkV2Query } from "./check-v2-query.ts";
import { checkV4Query, type Verification } from "./check-v4-query.ts";
import { withQueryHeaders } from "./with-query-headers.ts";

// Version 2 signs these wherever they stand.
const V2_HEADERS = ["content-md5", "content-type"];

/**
 * Lets a request in and gives it as S3 reads it. Presigned requests are verified. Requests signed in a header are
 * let in whoever signed them, so that any client's credentials work; those without a signature are refused, as in AWS.
 */
export const authorizeCall = (call: S3Call, verification: Verification): S3Call => {
  const { query, headers } = call;
  if (query.has("X-Amz-Signature") || query.has("X-Amz-Algorithm")) {
    checkV4Query(call, verification);
    return withQueryHeaders(call);
  }
  if (query.has("Signature") && query.has("AWSAccessKeyId")) {
    const moved = withQueryHeaders(call, V2_HEADERS);
    checkV2Query(moved, verification);
    return moved;
  }
  if (!headers.authorization?.startsWith("AWS")) throw accessDenied("Access Denied");
  return call;
};
