import { continuationToken, readContinuationToken } from "../listing/continuation-token.ts";
import { listKeys } from "../listing/list-keys.ts";
import { owner } from "../owner.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

const MOST_BUCKETS = 10_000;

const pageSize = (query: URLSearchParams): number => {
  const size = Number(query.get("max-buckets") ?? MOST_BUCKETS);
  if (!Number.isInteger(size) || size < 1 || size > MOST_BUCKETS)
    throw invalidArgument("Argument max-buckets must be an integer between 1 and 10000");
  return size;
};

/** ListBuckets. */
export const listBuckets: S3Operation = ({ query }, { store, accountId }) => {
  const token = query.get("continuation-token");
  const { items, next } = listKeys(store.buckets(), ({ name }) => name, {
    prefix: query.get("prefix") ?? "",
    delimiter: "",
    after: token === null ? "" : readContinuationToken(token),
    limit: pageSize(query),
  });
  const buckets = items.map(({ name, createdAt, region }) => ({
    Name: name,
    CreationDate: new Date(createdAt).toISOString(),
    BucketRegion: region,
  }));
  return {
    status: 200,
    body: toXml("ListAllMyBucketsResult", {
      Owner: owner(accountId),
      Buckets: { Bucket: buckets },
      ContinuationToken: next === undefined ? undefined : continuationToken(next),
      Prefix: query.get("prefix") ?? undefined,
    }),
  };
};
