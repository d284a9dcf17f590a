import { objectOf } from "../object-of.ts";
import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

/** GetObjectTagging. */
export const getObjectTagging: S3Operation = (call, { store }) => {
  const tags = Object.entries(objectOf(store, call).tags).map(([Key, Value]) => ({ Key, Value }));
  return { status: 200, body: toXml("Tagging", { TagSet: { Tag: tags } }) };
};
