import type { Outcome } from "../outcome.ts";

export type UrlResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

const JSON_TYPE = { "content-type": "application/json" };

const failed: UrlResponse = {
  status: 502,
  headers: JSON_TYPE,
  body: Buffer.from('{"message":"Internal Server Error"}'),
};

const textHeaders = (headers: unknown): Record<string, string> =>
  typeof headers === "object" && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {};

/** The HTTP answer that a function URL makes of what the function gave: a bare value is JSON, a failure tells nothing. */
export const urlResponse = (outcome: Outcome): UrlResponse => {
  if (outcome.kind === "error") return failed;
  const value: unknown = outcome.payload === "" ? undefined : JSON.parse(outcome.payload);
  if (typeof value !== "object" || value === null || !("statusCode" in value))
    return { status: 200, headers: JSON_TYPE, body: Buffer.from(outcome.payload) };
  const { statusCode, headers, body, isBase64Encoded, cookies } = value as Record<string, unknown>;
  const isShaped =
    Number.isInteger(statusCode) && (body === undefined || body === null || typeof body === "string");
  if (!isShaped) return failed;
  return {
    status: Number(statusCode),
    headers: {
      ...JSON_TYPE,
      ...textHeaders(headers),
      ...(Array.isArray(cookies) ? { "set-cookie": cookies.map(String) } : {}),
    },
    body: Buffer.from(String(body ?? ""), isBase64Encoded === true ? "base64" : "utf8"),
  };
};
