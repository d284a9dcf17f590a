import { objectOf } from "../object-of.ts";
import type { S3Call } from "../s3-call.ts";
import type { Store } from "../storage/open-store.ts";
import type { Tags } from "../storage/stored-object.ts";

/** Gives the object that a request names other tags; nothing else of it changes. */
export const replaceTags = (store: Store, call: S3Call, tags: Tags): void => {
  const object = objectOf(store, call);
  store.blobs.retain(object.slices);
  store.bucket(call.bucket).objects.put({ ...object, tags });
};
