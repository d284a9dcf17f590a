import type { S3Place } from "./s3-place.ts";

/** A place as the header of a copy names it: each part of the key encoded, the slashes between them not. */
export const copySource = ({ bucket, key }: S3Place): string =>
  `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
