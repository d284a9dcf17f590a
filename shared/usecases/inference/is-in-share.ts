import { BUCKETS, bucketOf } from "./bucket-of.ts";

/** A share of a group's requests. */
export type Share = { readonly percent: number; readonly salt: string };

/** Who asks: a key that stands for the same caller each time, if there is one, and else a number in [0, 1). */
export type Asker = { readonly key?: string | undefined; readonly random: () => number };

/**
 * Whether a request belongs to a share. A caller with a key always gets the same answer while the salt is the same, and
 * who is in a share is in every greater one.
 */
export const isInShare = ({ percent, salt }: Share, { key, random }: Asker): boolean => {
  const bucket = key === undefined ? Math.floor(random() * BUCKETS) : bucketOf(salt, key);
  return bucket < Math.round((percent / 100) * BUCKETS);
};
