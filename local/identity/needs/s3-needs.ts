import type { Need } from "../need.ts";

/** What authorization looks at in a request of S3. */
export type S3Request = {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

// By what the request is about, its method, and the query parameter that makes it another operation.
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "service GET": ["ListAllMyBuckets"],
  "bucket PUT": ["CreateBucket"],
  "bucket HEAD": ["ListBucket"],
  "bucket DELETE": ["DeleteBucket"],
  "bucket GET": ["ListBucket"],
  "bucket GET location": ["GetBucketLocation"],
  "bucket GET versioning": ["GetBucketVersioning"],
  "bucket GET versions": ["ListBucketVersions"],
  "bucket GET uploads": ["ListBucketMultipartUploads"],
  "object GET": ["GetObject"],
  "object HEAD": ["GetObject"],
  "object PUT": ["PutObject"],
  "object DELETE": ["DeleteObject"],
  "object GET versionId": ["GetObjectVersion"],
  "object HEAD versionId": ["GetObjectVersion"],
  "object DELETE versionId": ["DeleteObjectVersion"],
  "object GET attributes": ["GetObject", "GetObjectAttributes"],
  "object GET tagging": ["GetObjectTagging"],
  "object PUT tagging": ["PutObjectTagging"],
  "object DELETE tagging": ["DeleteObjectTagging"],
  "object POST uploads": ["PutObject"],
  "object PUT uploadId": ["PutObject"],
  "object POST uploadId": ["PutObject"],
  "object DELETE uploadId": ["AbortMultipartUpload"],
  "object GET uploadId": ["ListMultipartUploadParts"],
};
const PARAMETERS = [
  "attributes",
  "delete",
  "location",
  "tagging",
  "uploadId",
  "uploads",
  "versioning",
  "versions",
];

const levelOf = ({ bucket, key }: S3Request): string =>
  bucket === "" ? "service" : key === "" ? "bucket" : "object";

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const copied = (source: string): Need => {
  const [path = "", version] = source.split("?");
  const action = version?.includes("versionId=") ? "s3:GetObjectVersion" : "s3:GetObject";
  return { action, resource: `arn:aws:s3:::${decoded(path).replace(/^\//, "")}` };
};

/** What a request of S3 needs: a copy also to read its source, an upload of parts what a plain one needs. */
export const s3Needs = (request: S3Request): readonly Need[] => {
  const { method, bucket, key, query, headers } = request;
  const level = levelOf(request);
  const parameter = [...PARAMETERS, "versionId"].find((name) => query.has(name));
  const name = [level, method, parameter].filter((word) => word !== undefined).join(" ");
  const resource =
    { service: "*", bucket: `arn:aws:s3:::${bucket}` }[level] ?? `arn:aws:s3:::${bucket}/${key}`;
  const prefix = query.get("prefix");
  const context = prefix === null || level !== "bucket" ? {} : { context: { "s3:prefix": [prefix] } };
  // Objects that a body names could be any, and what is not known here is nobody's: both are refused rather than guessed.
  const own =
    name === "bucket POST delete" ? { action: "s3:DeleteObject", resource: `${resource}/*` } : undefined;
  const actions = ACTIONS[name] ?? [`${method} ${parameter ?? ""}`];
  const source = headers["x-amz-copy-source"];
  const tags = headers["x-amz-tagging"];
  return [
    ...(own ? [own] : actions.map((action) => ({ action: `s3:${action}`, resource, ...context }))),
    ...(source === undefined ? [] : [copied(source)]),
    ...(tags === undefined || tags === "" ? [] : [{ action: "s3:PutObjectTagging", resource }]),
  ];
};
