import type { S3Call } from "../s3-call.ts";
import { accessDenied, authorizationQueryParametersError, signatureDoesNotMatch } from "../s3-errors.ts";
import { isSameSignature } from "./is-same-signature.ts";
import { signV4Query } from "./sign-v4-query.ts";

export type Verification = { readonly secretAccessKey: string; readonly now: number };

const WEEK_SECONDS = 604_800;
const CLOCK_SKEW = 15 * 60_000;

const signedAt = (query: URLSearchParams): number => {
  const date = query.get("X-Amz-Date") ?? "";
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time))
    throw authorizationQueryParametersError(
      "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
    );
  return time;
};

const lifetime = (query: URLSearchParams): number => {
  const seconds = Number(query.get("X-Amz-Expires") ?? Number.NaN);
  if (!(seconds >= 0 && seconds <= WEEK_SECONDS))
    throw authorizationQueryParametersError(`X-Amz-Expires must be between 0 and ${WEEK_SECONDS} seconds`);
  return seconds * 1000;
};

const checkParameters = (query: URLSearchParams): void => {
  if (query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256")
    throw authorizationQueryParametersError('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  const [, day, , service, terminator] = (query.get("X-Amz-Credential") ?? "").split("/");
  if (service !== "s3" || terminator !== "aws4_request" || !query.get("X-Amz-Date")?.startsWith(day ?? "-"))
    throw authorizationQueryParametersError(
      'the Credential must read "<key>/YYYYMMDD/REGION/s3/aws4_request", of the day of X-Amz-Date',
    );
};

const checkTime = (query: URLSearchParams, now: number): void => {
  const from = signedAt(query);
  const until = from + lifetime(query);
  if (from > now + CLOCK_SKEW) throw accessDenied("Request is not yet valid");
  if (now >= until)
    throw accessDenied("Request has expired", {
      Expires: new Date(until).toISOString(),
      ServerTime: new Date(now).toISOString(),
    });
};

const checkAllSigned = ({ query, headers }: S3Call): void => {
  const signed = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !signed.includes(name),
  );
  if (!signed.includes("host") || unsigned.length > 0)
    throw accessDenied("There were headers present in the request which were not signed", {
      HeadersNotSigned: unsigned.join(", "),
    });
};

/** Refuses a presigned request (version 4) whose time is over or that is not what was signed. */
export const checkV4Query = (call: S3Call, { secretAccessKey, now }: Verification): void => {
  checkParameters(call.query);
  checkTime(call.query, now);
  checkAllSigned(call);
  if (!isSameSignature(call.query.get("X-Amz-Signature") ?? "", signV4Query(call, secretAccessKey)))
    throw signatureDoesNotMatch();
};
