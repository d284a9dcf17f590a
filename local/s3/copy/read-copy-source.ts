import { checkCopySource } from "../conditions/check-copy-source.ts";
import { requireObject } from "../require-object.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { Store } from "../storage/open-store.ts";
import type { StoredObject } from "../storage/stored-object.ts";

export type CopySource = { readonly bucket: string; readonly object: StoredObject };

const malformed = (): Error =>
  invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey, URL-encoded", {
    ArgumentName: "x-amz-copy-source",
  });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed();
  }
};

/** The object that a copy takes from, as far as the request's conditions on it hold. */
export const readCopySource = ({ headers }: S3Call, store: Store): CopySource => {
  // A question mark within the key is encoded, so this one begins the version.
  const [path = "", version] = (headers["x-amz-copy-source"] ?? "").split("?");
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (bucket === undefined || key === undefined) throw malformed();
  const versionId = new URLSearchParams(version).get("versionId");
  const object = requireObject(store, { bucket, key, versionId });
  checkCopySource(headers, object);
  return { bucket, object };
};
