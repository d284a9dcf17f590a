import type { ServerResponse } from "node:http";

/** An answer before it is put on the wire. `json` undefined, and neither `bytes` nor `stream`: no content. */
export type Reply = {
  readonly status?: number;
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly stream?: (response: ServerResponse) => Promise<void>;
  readonly headers?: Readonly<Record<string, string>>;
};
