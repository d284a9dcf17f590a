import { createHash } from "node:crypto";

/** The ETag of a multipart object: the MD5 of its parts' MD5s and their number. */
export const multipartEtag = (parts: readonly { readonly etag: string }[]): string => {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(Buffer.from(etag, "hex"));
  return `${hash.digest("hex")}-${parts.length}`;
};
