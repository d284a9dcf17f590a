import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { noSuchBucket } from "../s3-errors.ts";
import { listFolder } from "./list-folder.ts";
import { type Blobs, openBlobs } from "./open-blobs.ts";
import { BUCKET_FILE, type Bucket, type BucketRecord, openBucket } from "./open-bucket.ts";
import { readRecord } from "./read-record.ts";
import { writeRecord } from "./write-record.ts";

/** All that is kept: answered changes are on disk, whole. One process at a time may have a folder open. */
export interface Store {
  readonly blobs: Blobs;
  /** By name. */
  buckets(): readonly Bucket[];
  find(name: string): Bucket | undefined;
  /** Refuses with NoSuchBucket. */
  bucket(name: string): Bucket;
  create(record: BucketRecord): void;
  delete(name: string): void;
}

const load = (folder: string, blobs: Blobs): Bucket[] =>
  listFolder(folder).flatMap((path) => {
    const file = join(path, BUCKET_FILE);
    if (existsSync(file)) return [openBucket(path, readRecord<BucketRecord>(file), blobs)];
    rmSync(path, { recursive: true, force: true });
    return [];
  });

/** Opens what `folder` keeps, and removes what a killed process left half-done. */
export const openStore = (folder: string): Store => {
  const blobs = openBlobs(join(folder, "blobs"));
  const home = join(folder, "buckets");
  const buckets = new Map(load(home, blobs).map((bucket) => [bucket.name, bucket]));
  blobs.sweep();

  const bucket = (name: string): Bucket => {
    const found = buckets.get(name);
    if (!found) throw noSuchBucket({ BucketName: name });
    return found;
  };

  return {
    blobs,
    buckets: () => [...buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    find: (name) => buckets.get(name),
    bucket,
    create: (record) => {
      const path = join(home, record.name);
      mkdirSync(path, { recursive: true });
      writeRecord(join(path, BUCKET_FILE), record);
      buckets.set(record.name, openBucket(path, record, blobs));
    },
    delete: (name) => {
      bucket(name).close();
      buckets.delete(name);
    },
  };
};
