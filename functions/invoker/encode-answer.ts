import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { chooseEncoding } from "./choose-encoding.ts";

export type EncodedAnswer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

// Lambda answers with at most 6,291,556 bytes of JSON, of which headers and the envelope take some.
const LIMIT = 6_291_556 - 32_768;
// A character of JSON takes six bytes at most.
const ESCAPED = 6;
const SMALL = 1024;
const WORTHWHILE = 0.9;

const TEXT =
  /^(text\/|application\/(json|jsonlines|x-jsonlines|x-ndjson|xml|problem\+json)|image\/svg)|\+(json|xml)\b/i;
const COMPRESSED = /^(image\/(?!svg)|audio\/|video\/|font\/)|zip|parquet|compressed|zstd/i;

const compressors = {
  gzip: promisify(gzip),
  // Above 4, time grows faster than the answer shrinks.
  br: (bytes: Uint8Array): Promise<Buffer> =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

const asText = (bytes: Uint8Array): string | undefined => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const isSmall = bytes.length * ESCAPED <= LIMIT;
  return isSmall || Buffer.byteLength(JSON.stringify(text)) <= LIMIT ? text : undefined;
};

const asBase64 = (bytes: Uint8Array): string | undefined =>
  Math.ceil(bytes.length / 3) * 4 <= LIMIT
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")
    : undefined;

type Content = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly acceptEncoding: string | undefined;
};

const compress = async ({
  bytes,
  contentType,
  acceptEncoding,
}: Content): Promise<{ readonly encoding: string; readonly bytes: Buffer } | undefined> => {
  if (bytes.length < SMALL || COMPRESSED.test(contentType)) return undefined;
  const encoding = chooseEncoding(acceptEncoding);
  if (!encoding) return undefined;
  const compressed = await compressors[encoding](bytes);
  return compressed.length <= bytes.length * WORTHWHILE ? { encoding, bytes: compressed } : undefined;
};

/**
 * Bytes as a function URL passes them on: compressed where that is asked for and shrinks them, as text where they are, else
 * as base64; undefined when they are more than it can pass on.
 */
export const encodeAnswer = async (content: Content): Promise<EncodedAnswer | undefined> => {
  const { bytes, contentType } = content;
  const headers = { "content-type": contentType, vary: "accept-encoding" };
  const compressed = await compress(content);
  if (compressed) {
    const body = asBase64(compressed.bytes);
    const encoded = { ...headers, "content-encoding": compressed.encoding };
    return body === undefined ? undefined : { headers: encoded, body, isBase64Encoded: true };
  }
  // Text that is not UTF-8 would not survive being a JSON string.
  const text = TEXT.test(contentType) && isUtf8(bytes) ? asText(bytes) : undefined;
  if (text !== undefined) return { headers, body: text, isBase64Encoded: false };
  const body = asBase64(bytes);
  return body === undefined ? undefined : { headers, body, isBase64Encoded: true };
};
