import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { S3Call } from "./s3-call.ts";
import { invalidUri, keyTooLong } from "./s3-errors.ts";

const LONGEST_KEY = 1024;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidUri();
  }
};

const splitAt = (text: string, separator: string): readonly [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
};

const flatHeaders = (headers: IncomingHttpHeaders): S3Call["headers"] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );

/** Reads a path-style request. The path is taken as sent: `..` and `//` are parts of a key like any other. */
export const readCall = (request: IncomingMessage, id: string): S3Call => {
  const [path, query] = splitAt(request.url ?? "/", "?");
  const [bucket, key] = splitAt(path.slice(1), "/").map(decoded) as [string, string];
  if (Buffer.byteLength(key) > LONGEST_KEY)
    throw keyTooLong({ Size: Buffer.byteLength(key), MaxSizeAllowed: LONGEST_KEY });
  return {
    request,
    id,
    method: request.method ?? "GET",
    path,
    bucket,
    key,
    query: new URLSearchParams(query),
    headers: flatHeaders(request.headers),
  };
};
