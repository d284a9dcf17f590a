import { createHash } from "node:crypto";

/** The name that git gives a blob of this content. */
export const gitBlobName = (content: Uint8Array): string =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
