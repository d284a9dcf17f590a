import { createHash, createHmac } from "node:crypto";
import type { S3Call } from "../s3-call.ts";
import { encodePath } from "./encode-path.ts";
import { encodeUri } from "./encode-uri.ts";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join("="))
    .join("&");

const canonicalHeaders = (names: readonly string[], headers: S3Call["headers"]): string =>
  names.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`).join("");

const canonicalRequest = ({ method, path, query, headers }: S3Call): string => {
  const signed = query.get("X-Amz-SignedHeaders") ?? "";
  return [
    method,
    encodePath(decodeURIComponent(path)),
    canonicalQuery(query),
    canonicalHeaders(signed.split(";"), headers),
    signed,
    query.get("X-Amz-Content-Sha256") ?? headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD",
  ].join("\n");
};

/** The signature (version 4) that a presigned request must carry. */
export const signV4Query = (call: S3Call, secretAccessKey: string): string => {
  const [, day = "", region = "", service = "", terminator = ""] = (
    call.query.get("X-Amz-Credential") ?? ""
  ).split("/");
  const text = [
    "AWS4-HMAC-SHA256",
    call.query.get("X-Amz-Date"),
    [day, region, service, terminator].join("/"),
    createHash("sha256").update(canonicalRequest(call)).digest("hex"),
  ].join("\n");
  const key = [day, region, service, terminator].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
};
