import type { S3Call } from "../s3-call.ts";
import { accessDenied, signatureDoesNotMatch } from "../s3-errors.ts";
import type { Verification } from "./check-v4-query.ts";
import { isSameSignature } from "./is-same-signature.ts";
import { signV2Query } from "./sign-v2-query.ts";

/** Refuses a presigned request (version 2) whose time is over or that is not what was signed. */
export const checkV2Query = (call: S3Call, { secretAccessKey, now }: Verification): void => {
  const until = Number(call.query.get("Expires") ?? Number.NaN) * 1000;
  if (Number.isNaN(until)) throw accessDenied("Invalid date (should be seconds since epoch)");
  if (now >= until) throw accessDenied("Request has expired", { ServerTime: new Date(now).toISOString() });
  if (!isSameSignature(call.query.get("Signature") ?? "", signV2Query(call, secretAccessKey)))
    throw signatureDoesNotMatch();
};
