import { AwsError } from "../gateway/aws-error.ts";
import type { S3Answer } from "./s3-answer.ts";
import { toErrorXml, type XmlValue } from "./xml/to-xml.ts";

type About = { readonly id: string; readonly method: string; readonly resource: string };

/** How S3 tells a failure: its own XML, or the status alone where the answer may have no body. */
export const errorAnswer = (error: unknown, { id, method, resource }: About): S3Answer => {
  const known =
    error instanceof AwsError
      ? error
      : new AwsError("InternalError", "We encountered an internal error. Please try again.", 500);
  if (method === "HEAD" || known.statusCode === 304) return { status: known.statusCode };
  const members = known.members as Record<string, XmlValue>;
  return {
    status: known.statusCode,
    body: toErrorXml({
      Code: known.code,
      Message: known.message,
      ...members,
      Resource: resource,
      RequestId: id,
    }),
  };
};
