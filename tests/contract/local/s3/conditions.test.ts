import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { silentLogger } from "./silent-logger.ts";
import { type RunningS3, startS3 } from "./start-s3.ts";

const Bucket = "bucket";
const CHANGED_AT = Date.UTC(2030, 0, 1, 12, 0, 0, 500);

let s3: RunningS3;
let client: S3Client;

beforeAll(async () => {
  s3 = await startS3({ now: () => CHANGED_AT });
  client = s3.client({ logger: silentLogger });
});
afterAll(() => s3.stop());

const put = (Key: string, Body: string, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const outcome = async (sent: Promise<{ $metadata: { httpStatusCode?: number | undefined } }>) =>
  sent.then(
    ({ $metadata }) => $metadata.httpStatusCode,
    (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
  );

describe("conditional writes", () => {
  it("If-None-Match: * creates and never replaces", async () => {
    expect(await outcome(put("once", "first", { IfNoneMatch: "*" }))).toBe(200);
    await expect(put("once", "second", { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
      Condition: "If-None-Match",
    });
    expect(await read("once")).toBe("first");
    expect(await outcome(put("once", "x", { IfNoneMatch: '"etag"' }))).toBe(501);
  });

  it("If-Match replaces only what it names", async () => {
    const { ETag } = await put("exact", "first");
    expect(await outcome(put("exact", "second", { IfMatch: ETag }))).toBe(200);
    expect(await outcome(put("exact", "third", { IfMatch: ETag }))).toBe(412);
    await expect(put("never", "x", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(await read("exact")).toBe("second");
  });

  it("of many creators at once, their bodies still streaming, exactly one wins", async () => {
    const writers = 50;
    const begun = Promise.withResolvers<void>();
    let waiting = 0;
    const slowly = async function* (text: string) {
      yield Buffer.from(text);
      waiting += 1;
      if (waiting === writers) begun.resolve();
      await begun.promise;
      yield Buffer.from(text);
    };
    const outcomes = await Promise.all(
      Array.from({ length: writers }, (_, index) => {
        const text = String(index).padStart(5, "0");
        const Body = Readable.from(slowly(text));
        return outcome(
          client.send(
            new PutObjectCommand({ Bucket, Key: "race", Body, ContentLength: 10, IfNoneMatch: "*" }),
          ),
        );
      }),
    );
    const winner = String(outcomes.indexOf(200)).padStart(5, "0");
    expect(outcomes.filter((status) => status === 200)).toHaveLength(1);
    expect(outcomes.filter((status) => status === 412)).toHaveLength(writers - 1);
    expect(await read("race")).toBe(winner + winner);
  });

  it("of many unconditional writers at once, one is there whole", async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(200_000));
    await Promise.all(bodies.map((body) => put("last-wins", body)));
    expect(bodies).toContain(await read("last-wins"));
  });
});

describe("conditional deletes", () => {
  it("delete only what they name", async () => {
    const { ETag } = await put("guarded", "x");
    const remove = (Key: string, IfMatch: string | undefined) =>
      outcome(client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch })));
    expect(await remove("guarded", '"other"')).toBe(412);
    expect(await remove("guarded", ETag)).toBe(204);
    expect(await remove("guarded", ETag)).toBe(404);
    expect(await remove("guarded", "*")).toBe(412);
  });
});

describe("conditional reads", () => {
  const earlier = new Date(CHANGED_AT - 10_000);
  const same = new Date(CHANGED_AT);
  const later = new Date(CHANGED_AT + 10_000);

  it.each([
    ["IfMatch of its ETag", (ETag: string) => ({ IfMatch: ETag }), 200],
    ["IfMatch of another", () => ({ IfMatch: '"other"' }), 412],
    ["IfNoneMatch of its ETag", (ETag: string) => ({ IfNoneMatch: ETag }), 304],
    ["IfNoneMatch of another", () => ({ IfNoneMatch: '"other"' }), 200],
    ["IfModifiedSince before", () => ({ IfModifiedSince: earlier }), 200],
    ["IfModifiedSince the same second", () => ({ IfModifiedSince: same }), 304],
    ["IfUnmodifiedSince before", () => ({ IfUnmodifiedSince: earlier }), 412],
    ["IfUnmodifiedSince after", () => ({ IfUnmodifiedSince: later }), 200],
    ["a match and a date that fails", (ETag: string) => ({ IfMatch: ETag, IfUnmodifiedSince: earlier }), 200],
    [
      "no match and a date that holds",
      (ETag: string) => ({ IfNoneMatch: ETag, IfModifiedSince: earlier }),
      304,
    ],
  ])("%s", async (_, condition, status) => {
    const { ETag = "" } = await put("read", "x");
    const input = { Bucket, Key: "read", ...condition(ETag) };
    expect(await outcome(client.send(new GetObjectCommand(input)))).toBe(status);
    expect(await outcome(client.send(new HeadObjectCommand(input)))).toBe(status);
  });
});

describe("conditional copies", () => {
  const copy = (Key: string, more: object) =>
    outcome(client.send(new CopyObjectCommand({ Bucket, Key, CopySource: "bucket/source", ...more })));

  it("look at their source", async () => {
    const { ETag } = await put("source", "x");
    expect(await copy("t", { CopySourceIfMatch: ETag })).toBe(200);
    expect(await copy("t", { CopySourceIfMatch: '"other"' })).toBe(412);
    expect(await copy("t", { CopySourceIfNoneMatch: ETag })).toBe(412);
    expect(await copy("t", { CopySourceIfModifiedSince: new Date(CHANGED_AT) })).toBe(412);
    expect(await copy("t", { CopySourceIfUnmodifiedSince: new Date(CHANGED_AT - 1000) })).toBe(412);
  });

  it("look at their destination", async () => {
    await put("source", "x");
    expect(await copy("fresh", { IfNoneMatch: "*" })).toBe(200);
    expect(await copy("fresh", { IfNoneMatch: "*" })).toBe(412);
    const { ETag } = await put("fresh", "y");
    expect(await copy("fresh", { IfMatch: '"other"' })).toBe(412);
    expect(await copy("fresh", { IfMatch: ETag })).toBe(200);
  });
});
