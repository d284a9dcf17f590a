import type { S3Call } from "../s3-call.ts";
import { metadataTooLarge } from "../s3-errors.ts";
import type { Headers } from "../storage/stored-object.ts";
import { CONTENT_HEADERS } from "./content-headers.ts";

const USER_PREFIX = "x-amz-meta-";
const LARGEST_USER_METADATA = 2048;

/** `aws-chunked` tells how the body travelled, not what it is. */
const keptValue = (name: string, value: string): string =>
  name === "content-encoding"
    ? value
        .split(",")
        .map((coding) => coding.trim())
        .filter((coding) => coding !== "aws-chunked")
        .join(",")
    : value;

const checkSize = (user: readonly (readonly [string, string])[]): void => {
  const size = user.reduce((sum, [name, value]) => sum + name.length - USER_PREFIX.length + value.length, 0);
  if (size > LARGEST_USER_METADATA)
    throw metadataTooLarge({ Size: size, MaxSizeAllowed: LARGEST_USER_METADATA });
};

/** Reads the headers that describe an object's content and are answered with it. */
export const readMetadata = ({ headers }: S3Call): Headers => {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value !== undefined && (CONTENT_HEADERS.includes(name) || name.startsWith(USER_PREFIX))
      ? [[name, keptValue(name, value)] as const]
      : [],
  );
  checkSize(given.filter(([name]) => name.startsWith(USER_PREFIX)));
  return {
    "content-type": "binary/octet-stream",
    ...Object.fromEntries(given.filter(([, value]) => value !== "")),
  };
};
