import { noSuchKey, noSuchVersion } from "./s3-errors.ts";
import type { Store } from "./storage/open-store.ts";
import type { StoredObject } from "./storage/stored-object.ts";

export type Address = { readonly bucket: string; readonly key: string; readonly versionId?: string | null };

/** The object at an address; without versioning, its only version is called `null`. */
export const requireObject = (store: Store, { bucket, key, versionId }: Address): StoredObject => {
  const object = store.bucket(bucket).objects.get(key);
  if (versionId && versionId !== "null") throw noSuchVersion({ Key: key, VersionId: versionId });
  if (!object) throw noSuchKey({ Key: key });
  return object;
};
