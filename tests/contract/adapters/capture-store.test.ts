import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createS3CaptureStore } from "../../../shared/adapters/s3-capture-store.ts";
import { anS3 } from "../../builders/an-s3.ts";

let s3: Awaited<ReturnType<typeof anS3>>;

beforeAll(async () => {
  s3 = await anS3();
});
afterAll(() => s3.close());

const aStore = (bucket: string) =>
  createS3CaptureStore({
    bucket,
    patienceMilliseconds: 60_000,
    environment: {
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_SESSION_TOKEN: "token",
    },
  });

describe("captures in S3", () => {
  it("are objects that hold just what was written, however often", async () => {
    const key = "capture/fraud/2026-01-02/030405-a.jsonl";
    const body = '{"data":"ä, €"}\n';
    for (let nth = 0; nth < 2; nth += 1) await aStore("code").put(key, body);
    const { Body, ContentType } = await s3.client.send(new GetObjectCommand({ Bucket: "code", Key: key }));
    expect(await Body?.transformToString()).toBe(body);
    expect(ContentType).toBe("application/jsonlines");
  });

  it("say why they cannot be written", async () => {
    await expect(aStore("no-such-bucket").put("capture/a.jsonl", "{}")).rejects.toThrow(
      /S3 answered 404 to capture\/a\.jsonl: .*NoSuchBucket/s,
    );
  });
});
