import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "@jest/globals";
import { readCall } from "../../../../local/s3/read-call.ts";
import type { S3Call } from "../../../../local/s3/s3-call.ts";
import { authorizeCall } from "../../../../local/s3/signature/authorize-call.ts";
import { signV2Query } from "../../../../local/s3/signature/sign-v2-query.ts";
import { signV4Query } from "../../../../local/s3/signature/sign-v4-query.ts";

const aCall = (url: string, headers: Record<string, string>, method = "GET"): S3Call =>
  readCall({ url, headers, method } as unknown as IncomingMessage, "id");

// From "Authenticating Requests: Using Query Parameters" of the S3 API reference.
const PUBLISHED = aCall(
  "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  { host: "examplebucket.s3.amazonaws.com" },
);
const PUBLISHED_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const SIGNED_AT = Date.UTC(2013, 4, 24);

// Presigned by boto3 1.43 with its default settings.
const BOTO3_GET = aCall(
  "/b/a%20b/c%2Bd%3F%C3%A9?AWSAccessKeyId=a&Signature=xXoAbOwp35oJjxPlG3wfR8gGF%2Fs%3D&Expires=1795233732",
  { host: "127.0.0.1:9000" },
);
const BOTO3_PUT_URL =
  "/b/k?AWSAccessKeyId=a&Signature=tDSAN4gTsVkpBxeLo1gX1qhkOz4%3D&content-type=text%2Fplain&x-amz-meta-a=b&Expires=1795233732";

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return "none";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("presigned signatures", () => {
  it("version 4 agrees with the example that AWS publishes", () => {
    expect(signV4Query(PUBLISHED, PUBLISHED_SECRET)).toBe(PUBLISHED.query.get("X-Amz-Signature"));
  });

  it("version 2 agrees with boto3", () => {
    expect(signV2Query(BOTO3_GET, "local")).toBe("xXoAbOwp35oJjxPlG3wfR8gGF/s=");
  });

  it("version 2 reads signed headers out of the query", () => {
    const call = authorizeCall(aCall(BOTO3_PUT_URL, { host: "127.0.0.1:9000" }, "PUT"), {
      secretAccessKey: "local",
      now: 0,
    });
    expect(call.headers).toMatchObject({ "content-type": "text/plain", "x-amz-meta-a": "b" });
  });

  it.each([
    ["before its end", SIGNED_AT + 86_399_999, "none"],
    ["at its end", SIGNED_AT + 86_400_000, "AccessDenied"],
    ["long before its time", SIGNED_AT - 3_600_000, "AccessDenied"],
  ])("version 4 is judged %s", (_, now, code) => {
    expect(codeOf(() => authorizeCall(PUBLISHED, { secretAccessKey: PUBLISHED_SECRET, now }))).toBe(code);
  });

  it("version 2 ends when it says", () => {
    const at = (now: number) => codeOf(() => authorizeCall(BOTO3_GET, { secretAccessKey: "local", now }));
    expect([at(1_795_233_731_999), at(1_795_233_732_000)]).toEqual(["none", "AccessDenied"]);
  });

  it.each([
    ["another method", { ...PUBLISHED, method: "PUT" }, "SignatureDoesNotMatch"],
    ["another path", { ...PUBLISHED, path: "/other.txt" }, "SignatureDoesNotMatch"],
    ["another host", { ...PUBLISHED, headers: { host: "elsewhere" } }, "SignatureDoesNotMatch"],
    [
      "a header that was not signed",
      { ...PUBLISHED, headers: { ...PUBLISHED.headers, "x-amz-acl": "public-read" } },
      "AccessDenied",
    ],
  ])("version 4 refuses %s", (_, call, code) => {
    expect(codeOf(() => authorizeCall(call, { secretAccessKey: PUBLISHED_SECRET, now: SIGNED_AT }))).toBe(
      code,
    );
  });

  it("nothing signed is nothing allowed", () => {
    expect(codeOf(() => authorizeCall(aCall("/b/k", {}), { secretAccessKey: "", now: 0 }))).toBe(
      "AccessDenied",
    );
  });
});
