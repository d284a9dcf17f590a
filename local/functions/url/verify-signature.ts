import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export type SignedRequest = {
  readonly method: string;
  /** Path and query as the client sent them. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Verification = { readonly service: string; readonly secretAccessKey: string; readonly now: Date };

// As far as a client's clock may be off.
const SKEW_MILLISECONDS = 5 * 60 * 1000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const hash = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalQuery = (search: URLSearchParams): string =>
  [...search]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join("&");

// Every service but S3 signs the path encoded once more.
const canonicalPath = (pathname: string): string => pathname.split("/").map(encode).join("/");

const dateOf = (stamp: string): Date =>
  new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/** The access key that signed a request with SigV4 (header form), or undefined where the signature does not hold. */
export const verifySignature = (
  { method, url, headers, body }: SignedRequest,
  { service, secretAccessKey, now }: Verification,
): string | undefined => {
  const [, accessKey, day = "", region = "", scope, signedHeaders = "", signature = ""] =
    AUTHORIZATION.exec(headers.authorization ?? "") ?? [];
  const stamp = String(headers["x-amz-date"] ?? "");
  if (accessKey === undefined || scope !== service || !stamp.startsWith(day)) return undefined;
  if (!(Math.abs(dateOf(stamp).getTime() - now.getTime()) <= SKEW_MILLISECONDS)) return undefined;
  const payload = String(headers["x-amz-content-sha256"] ?? hash(body));
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== hash(body)) return undefined;

  const { pathname, searchParams } = new URL(url, "http://local");
  const names = signedHeaders.split(";");
  const canonicalHeaders = names
    .map(
      (name) =>
        `${name}:${String(headers[name] ?? "")
          .trim()
          .replace(/ +/g, " ")}\n`,
    )
    .join("");
  const canonical = [
    method,
    canonicalPath(pathname),
    canonicalQuery(searchParams),
    canonicalHeaders,
    signedHeaders,
    payload,
  ].join("\n");
  const toSign = [
    "AWS4-HMAC-SHA256",
    stamp,
    `${day}/${region}/${service}/aws4_request`,
    hash(canonical),
  ].join("\n");
  const key = [region, service, "aws4_request"].reduce<Buffer>(
    (above, part) => hmac(above, part),
    hmac(`AWS4${secretAccessKey}`, day),
  );
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex")) ? accessKey : undefined;
};
