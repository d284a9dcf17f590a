import { requireObject } from "./require-object.ts";
import type { S3Call } from "./s3-call.ts";
import type { Store } from "./storage/open-store.ts";
import type { StoredObject } from "./storage/stored-object.ts";

/** The object that a request names. */
export const objectOf = (store: Store, { bucket, key, query }: S3Call): StoredObject =>
  requireObject(store, { bucket, key, versionId: query.get("versionId") });
