/** Puts an S3 URI together from a bucket (with or without `s3://`) and parts of a key, with single slashes. */
export const s3Uri = (bucket: string, ...parts: readonly (string | null | undefined)[]): string => {
  const segments = [bucket.replace(/^s3:\/\//, ""), ...parts.map((part) => part ?? "")]
    .map((part) => part.replaceAll(/^\/+|\/+$/g, ""))
    .filter((part) => part !== "");
  return `s3://${segments.join("/")}`;
};
