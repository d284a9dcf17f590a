import { createHash, createHmac } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RunningS3, startS3 } from "./start-s3.ts";

let s3: RunningS3;
let client: S3Client;
let now = Date.UTC(2030, 5, 1, 12);

beforeAll(async () => {
  s3 = await startS3({ now: () => now });
  client = s3.client();
});
afterAll(() => s3.stop());

type Presigning = { method: string; path: string; secret?: string; query?: Record<string, string> };

/** Presigns by the words of AWS's documentation, apart from the code under test. */
const presign = ({ method, path, secret = "local", query = {} }: Presigning): string => {
  const host = new URL(s3.url()).host;
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${stamp.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const parameters = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `anyone/${scope}`,
    "X-Amz-Date": stamp,
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": "host",
    ...query,
  });
  parameters.sort();
  const search = parameters.toString().replaceAll("+", "%20").replaceAll("*", "%2A");
  const request = [method, path, search, `host:${host}\n`, "host", "UNSIGNED-PAYLOAD"].join("\n");
  const hash = createHash("sha256").update(request).digest("hex");
  const key = scope
    .split("/")
    .reduce<Buffer | string>(
      (each, word) => createHmac("sha256", each).update(word).digest(),
      `AWS4${secret}`,
    );
  const signature = createHmac("sha256", key)
    .update(`AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hash}`)
    .digest("hex");
  return `${s3.url()}${path}?${search}&X-Amz-Signature=${signature}`;
};

const codeOf = async (answer: Promise<Response>): Promise<string> =>
  /<Code>(.*)<\/Code>/.exec(await (await answer).text())?.[1] ?? "";

describe("presigned URLs", () => {
  it("read an object", async () => {
    await client.send(new PutObjectCommand({ Bucket: "bucket", Key: "a b+c", Body: "hello" }));
    const query = { "response-content-type": "text/x-own; charset=utf-8" };
    const answer = await fetch(presign({ method: "GET", path: "/bucket/a%20b%2Bc", query }));
    expect([await answer.text(), answer.headers.get("content-type")]).toEqual([
      "hello",
      "text/x-own; charset=utf-8",
    ]);
  });

  it("write an object, under the headers that stand in the URL", async () => {
    const query = { "x-amz-meta-colour": "deep blue", "x-amz-tagging": "a=1" };
    const url = presign({ method: "PUT", path: "/bucket/written", query });
    expect((await fetch(url, { method: "PUT", body: "hello" })).status).toBe(200);
    const read = await client.send(new GetObjectCommand({ Bucket: "bucket", Key: "written" }));
    expect(read).toMatchObject({ Metadata: { colour: "deep blue" }, TagCount: 1, ContentLength: 5 });
  });

  it.each([
    ["for another object", (url: string) => url.replace("/bucket/k", "/bucket/other")],
    ["for longer", (url: string) => url.replace("Expires=60", "Expires=600")],
    ["with another header in the URL", (url: string) => `${url}&x-amz-meta-a=b`],
    ["with another signature", (url: string) => url.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))],
  ])("that were altered to be valid %s are refused", async (_, alter) => {
    expect(await codeOf(fetch(alter(presign({ method: "GET", path: "/bucket/k" }))))).toBe(
      "SignatureDoesNotMatch",
    );
  });

  it("are refused for another method, and under another secret", async () => {
    const url = presign({ method: "GET", path: "/bucket/k" });
    expect(await codeOf(fetch(url, { method: "PUT", body: "x" }))).toBe("SignatureDoesNotMatch");
    expect(await codeOf(fetch(presign({ method: "GET", path: "/bucket/k", secret: "guessed" })))).toBe(
      "SignatureDoesNotMatch",
    );
  });

  it("are refused once their time is over", async () => {
    const url = presign({ method: "GET", path: "/bucket/absent" });
    expect(await codeOf(fetch(url))).toBe("NoSuchKey");
    now += 60_000;
    expect(await codeOf(fetch(url))).toBe("AccessDenied");
  });

  it("are refused for times that are none or longer than a week", async () => {
    for (const time of ["604801", "-1", "soon"]) {
      const url = presign({ method: "GET", path: "/bucket/k", query: { "X-Amz-Expires": time } });
      expect(await codeOf(fetch(url))).toBe("AuthorizationQueryParametersError");
    }
  });

  it("are needed where a request is not signed otherwise", async () => {
    expect(await codeOf(fetch(`${s3.url()}/bucket/k`))).toBe("AccessDenied");
  });
});
