import { checkedHeader } from "../attributes/checked-header.ts";
import type { S3Call } from "../s3-call.ts";

const SIGNATURE_ONLY: ReadonlySet<string> = new Set([
  "x-amz-algorithm",
  "x-amz-credential",
  "x-amz-date",
  "x-amz-expires",
  "x-amz-security-token",
  "x-amz-signature",
  "x-amz-signedheaders",
]);

/** A presigned request may carry its headers in its query; S3 reads them as if they had been sent as headers. */
export const withQueryHeaders = (call: S3Call, others: readonly string[] = []): S3Call => {
  const moved = [...call.query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => (name.startsWith("x-amz-") && !SIGNATURE_ONLY.has(name)) || others.includes(name))
    .map(([name, value]) => [name, checkedHeader(name, value)] as const);
  return { ...call, headers: { ...Object.fromEntries(moved), ...call.headers } };
};
