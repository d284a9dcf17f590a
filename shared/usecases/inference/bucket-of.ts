import { createHash } from "node:crypto";

/** How finely traffic is split: into hundredths of a percent. */
export const BUCKETS = 10_000;

/** The bucket, from 0, that a caller's key falls into; another salt shuffles them all. */
export const bucketOf = (salt: string, key: string): number =>
  createHash("sha256").update(`${salt}\0${key}`).digest().readUIntBE(0, 6) % BUCKETS;
