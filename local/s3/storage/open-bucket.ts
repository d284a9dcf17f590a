import { rmSync } from "node:fs";
import { join } from "node:path";
import { bucketNotEmpty, noSuchBucket } from "../s3-errors.ts";
import type { Blobs } from "./open-blobs.ts";
import { type Objects, openObjects } from "./open-objects.ts";
import { openUploads, type Uploads } from "./open-uploads.ts";

export type BucketRecord = { readonly name: string; readonly createdAt: number; readonly region: string };

export type Bucket = BucketRecord & {
  readonly objects: Objects;
  readonly uploads: Uploads;
  /** Deletes the bucket, which must hold no object; uploads under way end. */
  close(): void;
};

export const BUCKET_FILE = "bucket.json";

/** Opens one bucket, kept in `folder`. */
export const openBucket = (folder: string, record: BucketRecord, blobs: Blobs): Bucket => {
  let isOpen = true;
  const checkOpen = (): void => {
    if (!isOpen) throw noSuchBucket({ BucketName: record.name });
  };
  const objects = openObjects({ folder: join(folder, "objects"), blobs, checkOpen });
  const uploads = openUploads({ folder: join(folder, "uploads"), blobs, checkOpen });
  return {
    ...record,
    objects,
    uploads,
    close: () => {
      if (objects.keys().length > 0) throw bucketNotEmpty({ BucketName: record.name });
      for (const { id } of uploads.all()) uploads.end(id);
      // A folder without its bucket's record is nothing, should the process end here.
      rmSync(join(folder, BUCKET_FILE));
      rmSync(folder, { recursive: true, force: true });
      isOpen = false;
    },
  };
};
