/** Where an object lies. */
export type S3Place = { readonly bucket: string; readonly key: string };

/** The place that an S3 URI names; empty where it names none. */
export const s3Place = (uri: string): S3Place => {
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  return { bucket, key };
};
