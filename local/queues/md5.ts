import { createHash } from "node:crypto";

/** The digest by which SQS's clients check a body. */
export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
