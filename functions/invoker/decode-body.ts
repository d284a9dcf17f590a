import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import type { ProblemCode } from "./problems.ts";

export type DecodedBody =
  | { readonly kind: "body"; readonly bytes: Buffer }
  | { readonly kind: "refused"; readonly code: ProblemCode };

type Decompress = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decompressors: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip) as Decompress,
  "x-gzip": promisify(gunzip) as Decompress,
  br: promisify(brotliDecompress) as Decompress,
};

const refuse = (code: ProblemCode): DecodedBody => ({ kind: "refused", code });

/** A body's bytes without the encoding that it was sent in; never more of them than the limit, whatever it unfolds to. */
export const decodeBody = async (
  sent: Buffer,
  encoding: string | undefined,
  limit: number,
): Promise<DecodedBody> => {
  if (sent.length > limit) return refuse("BodyTooLarge");
  const name = (encoding ?? "identity").trim().toLowerCase();
  if (name === "identity" || name === "") return { kind: "body", bytes: sent };
  const decompress = Object.hasOwn(decompressors, name) ? decompressors[name] : undefined;
  if (!decompress) return refuse("UnsupportedEncoding");
  try {
    return { kind: "body", bytes: await decompress(sent, { maxOutputLength: limit }) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse(code === "ERR_BUFFER_TOO_LARGE" ? "BodyTooLarge" : "MalformedEncoding");
  }
};
