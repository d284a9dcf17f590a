import { deleteCondition } from "../conditions/delete-condition.ts";
import type { S3Operation } from "../s3-system.ts";

/** DeleteObject: whatever was not there is deleted as well. */
export const deleteObject: S3Operation = (call, { store }) => {
  store.bucket(call.bucket).objects.delete(call.key, deleteCondition(call.key, call.headers["if-match"]));
  return { status: 204 };
};
