/** The standard headers that S3 keeps with an object, and lets a reader override. */
export const CONTENT_HEADERS: readonly string[] = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];
