import type { IncomingMessage } from "node:http";

/** One request as S3 reads it; `bucket` or `key` is empty where the request is not about one. */
export type S3Call = {
  readonly request: IncomingMessage;
  readonly id: string;
  readonly method: string;
  /** As sent, still encoded: signatures are over this. */
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
};
