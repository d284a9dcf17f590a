import type { IncomingHttpHeaders } from "node:http";

/** One request of a function, whole. */
export type Call = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
};
