import { objectOf } from "../object-of.ts";
import { planRead } from "../reading/plan-read.ts";
import type { S3Operation } from "../s3-system.ts";
import { sliceRange } from "../storage/slice-range.ts";

/** GetObject. The bytes are held from here on, so that an overwrite meanwhile cannot mix two objects. */
export const getObject: S3Operation = (call, { store }) => {
  const object = objectOf(store, call);
  const { answer, range } = planRead(call, object);
  return answer.status === 304
    ? answer
    : { ...answer, body: store.blobs.lease(sliceRange(object.slices, range.start, range.end)) };
};
