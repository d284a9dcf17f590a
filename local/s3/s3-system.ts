import type { Permit } from "./permit-call.ts";
import type { S3Answer } from "./s3-answer.ts";
import type { S3Call } from "./s3-call.ts";
import type { Store } from "./storage/open-store.ts";

/** What every operation is given; `now` tells epoch milliseconds. */
export type S3System = {
  readonly store: Store;
  readonly now: () => number;
  readonly region: string;
  readonly accountId: string;
  readonly secretAccessKey: string;
  readonly permit: Permit;
};

/** One operation of S3's API; it refuses with an AwsError. */
export type S3Operation = (call: S3Call, system: S3System) => S3Answer | Promise<S3Answer>;
