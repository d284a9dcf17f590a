import type { Lease } from "./storage/open-blobs.ts";

/** What an operation answers: XML, or the leased bytes of an object. A header left undefined is not sent. */
export type S3Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: string | Lease;
};
