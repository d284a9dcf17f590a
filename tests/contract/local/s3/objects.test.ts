import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { silentLogger } from "./silent-logger.ts";
import { type RunningS3, startS3 } from "./start-s3.ts";

const Bucket = "bucket";

let s3: RunningS3;
let client: S3Client;

beforeAll(async () => {
  s3 = await startS3();
  client = s3.client({ logger: silentLogger });
});
afterAll(() => s3.stop());

const put = (Key: string, Body: string | Buffer = "body", more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: object = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};
const streamed = (...chunks: (string | Buffer)[]): Readable =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe("buckets", () => {
  it("are created, found, listed and deleted", async () => {
    await client.send(new CreateBucketCommand({ Bucket: "another-bucket" }));
    await client.send(new CreateBucketCommand({ Bucket: "another-bucket" }));
    const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket: "another-bucket" }));
    const { Buckets } = await client.send(new ListBucketsCommand({ Prefix: "another" }));
    await client.send(new DeleteBucketCommand({ Bucket: "another-bucket" }));
    expect([BucketRegion, Buckets?.map(({ Name }) => Name)]).toEqual(["us-east-1", ["another-bucket"]]);
    await expect(client.send(new HeadBucketCommand({ Bucket: "another-bucket" }))).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("keep the region that they were created in", async () => {
    const european = s3.client({ region: "eu-west-1" });
    const create = () => european.send(new CreateBucketCommand({ Bucket: "european" }));
    await create();
    expect((await client.send(new GetBucketLocationCommand({ Bucket: "european" }))).LocationConstraint).toBe(
      "eu-west-1",
    );
    expect((await client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined();
    await expect(create()).rejects.toMatchObject({ name: "BucketAlreadyOwnedByYou" });
  });

  it("are not deleted while they hold an object", async () => {
    await client.send(new CreateBucketCommand({ Bucket: "full-bucket" }));
    await client.send(new PutObjectCommand({ Bucket: "full-bucket", Key: "k" }));
    const remove = () => client.send(new DeleteBucketCommand({ Bucket: "full-bucket" }));
    await expect(remove()).rejects.toMatchObject({ name: "BucketNotEmpty" });
    await client.send(new DeleteObjectCommand({ Bucket: "full-bucket", Key: "k" }));
    await remove();
  });

  it("have no versions, and say so when asked to", async () => {
    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    const enable = new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
    await expect(client.send(enable)).rejects.toMatchObject({ name: "NotImplemented" });
  });

  it("have names as S3 allows them", async () => {
    const create = fetch(`${s3.url()}/Bad..Name`, { method: "PUT", headers: { authorization: "AWS4 any" } });
    expect(await (await create).text()).toContain("<Code>InvalidBucketName</Code>");
  });

  it("that do not exist are NoSuchBucket", async () => {
    await expect(get("k", { Bucket: "absent" })).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(put("k", "b", { Bucket: "absent" })).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  it("belong to one account", async () => {
    expect((await put("owned", "b", { ExpectedBucketOwner: "111122223333" })).ETag).toBeDefined();
    await expect(get("owned", { ExpectedBucketOwner: "444455556666" })).rejects.toMatchObject({
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe("objects", () => {
  it("come back as they were put, with all that was said of them", async () => {
    const said = {
      ContentType: "text/plain",
      ContentEncoding: "identity",
      ContentDisposition: "attachment",
      ContentLanguage: "en",
      CacheControl: "no-cache",
      Metadata: { colour: "blue" },
      StorageClass: "STANDARD_IA",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "key-1",
      BucketKeyEnabled: true,
    } as const;
    const written = await put("described", "hello", said);
    const read = await get("described");
    expect(written).toMatchObject({
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "key-1",
      BucketKeyEnabled: true,
    });
    expect(read).toMatchObject({ ...said, text: "hello", ContentLength: 5, ETag: written.ETag });
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: "described" }))).toMatchObject(said);
  });

  it("have the MD5 of their bytes as ETag", async () => {
    expect((await put("md5", "hello")).ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  });

  it("may be empty", async () => {
    await put("empty", "");
    expect(await get("empty")).toMatchObject({ text: "", ContentLength: 0 });
  });

  it.each([
    "a/../b",
    "..",
    "a//b",
    "/leading",
    "trailing/",
    "sp ace+plus%25&amp;?#",
    "ünï\u{1f600}",
    "new\nline\r\ttab",
    "'quoted\"<>",
    "x".repeat(1024),
  ])("may be called %j", async (key) => {
    await put(key, `body of ${key}`);
    expect((await get(key)).text).toBe(`body of ${key}`);
  });

  it("may not be called by more than 1024 bytes", async () => {
    await expect(put("ü".repeat(513))).rejects.toMatchObject({ name: "KeyTooLongError" });
  });

  it("that do not exist are NoSuchKey, and NotFound without a body on HEAD", async () => {
    await expect(get("absent")).rejects.toMatchObject({ name: "NoSuchKey", Key: "absent" });
    const answer = await fetch(`${s3.url()}/bucket/absent`, {
      method: "HEAD",
      headers: { authorization: "AWS4 any" },
    });
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  it("are deleted, and deleting what is not there succeeds", async () => {
    await put("doomed");
    const remove = () => client.send(new DeleteObjectCommand({ Bucket, Key: "doomed" }));
    await remove();
    await remove();
    await expect(get("doomed")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("are deleted many at once, each on its own terms", async () => {
    await Promise.all([put("many/1"), put("many/2 <&>"), put("many/3")]);
    const Objects = [
      { Key: "many/1" },
      { Key: "many/2 <&>" },
      { Key: "many/3", ETag: '"other"' },
      { Key: "many/4" },
    ];
    const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key)).toEqual(["many/1", "many/2 <&>", "many/4"]);
    expect(Errors).toEqual([expect.objectContaining({ Key: "many/3", Code: "PreconditionFailed" })]);
    const quiet = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "many/3" }], Quiet: true } }),
    );
    expect([quiet.Deleted, quiet.Errors]).toEqual([undefined, undefined]);
  });

  it("are answered under other headers where the reader wants so", async () => {
    await put("overridden", "x", { ContentType: "text/plain" });
    expect((await get("overridden", { ResponseContentType: "image/png" })).ContentType).toBe("image/png");
    const broken = await fetch(`${s3.url()}/bucket/overridden?response-content-type=a%0d%0ab`, {
      headers: { authorization: "AWS4 any" },
    });
    expect(broken.status).toBe(400);
  });

  it("are refused what is not served, never stored without it", async () => {
    const SSECustomerKey = Buffer.alloc(32).toString("base64");
    await expect(
      put("customer-key", "x", { SSECustomerAlgorithm: "AES256", SSECustomerKey }),
    ).rejects.toMatchObject({ name: "NotImplemented" });
    await expect(put("class", "x", { StorageClass: "CUPBOARD" })).rejects.toMatchObject({
      name: "InvalidRequest",
    });
    await expect(put("large", "x", { Metadata: { a: "x".repeat(2048) } })).rejects.toMatchObject({
      name: "MetadataTooLarge",
    });
  });
});

describe("ranges", () => {
  it("are answered with 206 and without the checksum of the whole", async () => {
    await put("ranged", "0123456789");
    const part = await get("ranged", { Range: "bytes=2-4" });
    expect(part).toMatchObject({ text: "234", ContentRange: "bytes 2-4/10", ContentLength: 3 });
    expect([part.$metadata.httpStatusCode, part.ChecksumCRC32]).toEqual([206, undefined]);
    expect((await get("ranged", { Range: "bytes=-3" })).text).toBe("789");
  });

  it("beyond the end are refused with 416", async () => {
    await put("short", "0123");
    await expect(get("short", { Range: "bytes=4-" })).rejects.toMatchObject({
      name: "InvalidRange",
      $metadata: { httpStatusCode: 416 },
    });
  });
});

describe("checksums", () => {
  const algorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;

  it.each(algorithms)("%s of a body is verified, kept and answered", async (algorithm) => {
    const member = `Checksum${algorithm}` as const;
    const written = await put(`sum-${algorithm}`, "hello", { ChecksumAlgorithm: algorithm });
    const read = await get(`sum-${algorithm}`);
    expect(written[member]).toMatch(/=$/);
    expect([read.text, read[member], read.ChecksumType]).toEqual(["hello", written[member], "FULL_OBJECT"]);
  });

  it.each(algorithms)("%s in the trailer of a stream is verified and kept", async (algorithm) => {
    const chunks = [Buffer.alloc(100_000, 7), Buffer.from("middle"), Buffer.alloc(70_001, 9)];
    const whole = Buffer.concat(chunks);
    const Key = `trailer-${algorithm}`;
    const options = { ChecksumAlgorithm: ChecksumAlgorithm[algorithm], ContentLength: whole.length };
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body: streamed(...chunks), ContentEncoding: "gzip", ...options }),
    );
    const read = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(whole.equals(await buffer(read.Body as Readable))).toBe(true);
    expect(read[`Checksum${algorithm}`]).toBe(
      (await put("same", whole, { ChecksumAlgorithm: algorithm }))[`Checksum${algorithm}`],
    );
    expect(read.ContentEncoding).toBe("gzip");
  });

  it.each(algorithms)("%s that is wrong is refused, and nothing is stored", async (algorithm) => {
    const sizes = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };
    const wrong = { [`Checksum${algorithm}`]: Buffer.alloc(sizes[algorithm], 1).toString("base64") };
    await expect(put(`wrong-${algorithm}`, "hello", wrong)).rejects.toMatchObject({ name: "BadDigest" });
    await expect(get(`wrong-${algorithm}`)).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("by MD5 and by payload hash are verified too", async () => {
    await expect(
      put("md5-wrong", "hello", { ContentMD5: Buffer.alloc(16).toString("base64") }),
    ).rejects.toMatchObject({
      name: "BadDigest",
    });
    await expect(put("md5-malformed", "hello", { ContentMD5: "AAAA" })).rejects.toMatchObject({
      name: "InvalidDigest",
    });
    const answer = await fetch(`${s3.url()}/bucket/hash-wrong`, {
      method: "PUT",
      body: "hello",
      headers: { authorization: "AWS4 any", "x-amz-content-sha256": "0".repeat(64) },
    });
    expect(await answer.text()).toContain("<Code>XAmzContentSHA256Mismatch</Code>");
  });

  it("are S3's own where the client sends none", async () => {
    const plain = s3.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
    await plain.send(new PutObjectCommand({ Bucket, Key: "plain", Body: "123456789" }));
    const read = await get("plain");
    expect(read.ChecksumCRC64NVME).toBe(Buffer.from("ae8b14860a799888", "hex").toString("base64"));
    const unasked = s3.client({ responseChecksumValidation: "WHEN_REQUIRED" });
    const { ChecksumCRC64NVME } = await unasked.send(new HeadObjectCommand({ Bucket, Key: "plain" }));
    expect(ChecksumCRC64NVME).toBeUndefined();
  });

  it("and more are told by GetObjectAttributes", async () => {
    await put("attributes", "hello");
    const ObjectAttributes = ["ETag", "Checksum", "ObjectSize", "StorageClass"] as const;
    expect(
      await client.send(
        new GetObjectAttributesCommand({
          Bucket,
          Key: "attributes",
          ObjectAttributes: [...ObjectAttributes],
        }),
      ),
    ).toMatchObject({
      ETag: "5d41402abc4b2a76b9719d911017c592",
      Checksum: { ChecksumCRC32: "NhCmhg==", ChecksumType: "FULL_OBJECT" },
      ObjectSize: 5,
      StorageClass: "STANDARD",
    });
  });
});

describe("bodies", () => {
  const raw = (headers: Record<string, string>, body: string) =>
    fetch(`${s3.url()}/bucket/raw`, {
      method: "PUT",
      body,
      headers: { authorization: "AWS4 any", ...headers },
    });

  it("in signed chunks are stored without their framing", async () => {
    const body = "5;chunk-signature=abc\r\nhello\r\n0;chunk-signature=def\r\n\r\n";
    const headers = {
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-decoded-content-length": "5",
    };
    expect((await raw(headers, body)).status).toBe(200);
    expect((await get("raw")).text).toBe("hello");
  });

  it.each([
    ["fewer bytes than announced", "6", "IncompleteBody"],
    ["more than may be put at once", String(5 * 1024 ** 3 + 1), "EntityTooLarge"],
    ["no announced length", "", "MissingContentLength"],
  ])("of %s are refused", async (_, length, code) => {
    const headers: Record<string, string> = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };
    if (length !== "") headers["x-amz-decoded-content-length"] = length;
    expect(await (await raw(headers, "5\r\nhello\r\n0\r\n\r\n")).text()).toContain(`<Code>${code}</Code>`);
  });

  it("whose promised trailer is missing are refused", async () => {
    const headers = {
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": "5",
      "x-amz-trailer": "x-amz-checksum-crc32",
    };
    expect(await (await raw(headers, "5\r\nhello\r\n0\r\n\r\n")).text()).toContain("MalformedTrailerError");
  });
});

describe("copies", () => {
  const copy = (Key: string, CopySource: string, more: object = {}) =>
    client.send(new CopyObjectCommand({ Bucket, Key, CopySource, ...more }));

  it("take bytes, metadata and tags along, but not the encryption", async () => {
    const more = {
      ContentType: "text/plain",
      Metadata: { a: "1" },
      Tagging: "k=v",
      SSEKMSKeyId: "key",
      ServerSideEncryption: "aws:kms",
    };
    const source = await put("from here/ä+b?", "hello", more);
    const { CopyObjectResult } = await copy("copied", `bucket/${encodeURIComponent("from here/ä+b?")}`);
    const read = await get("copied");
    expect(CopyObjectResult).toMatchObject({ ETag: source.ETag, ChecksumCRC32: source.ChecksumCRC32 });
    expect(read).toMatchObject({
      text: "hello",
      ContentType: "text/plain",
      Metadata: { a: "1" },
      TagCount: 1,
    });
    expect(read.ServerSideEncryption).toBe("AES256");
  });

  it("replace what is asked to be replaced", async () => {
    await put("old", "hello", { ContentType: "text/plain", Metadata: { a: "1" }, Tagging: "k=v" });
    const more = {
      MetadataDirective: "REPLACE",
      TaggingDirective: "REPLACE",
      Metadata: { b: "2" },
      Tagging: "x=y&z=",
    };
    await copy("new", "/bucket/old", more);
    const { TagSet } = await client.send(new GetObjectTaggingCommand({ Bucket, Key: "new" }));
    const read = await get("new");
    expect([read.Metadata, read.ContentType]).toEqual([{ b: "2" }, "binary/octet-stream"]);
    expect(TagSet).toEqual([
      { Key: "x", Value: "y" },
      { Key: "z", Value: "" },
    ]);
  });

  it("survive the end of their source", async () => {
    await put("source", "shared");
    await copy("kept", "bucket/source");
    await put("source", "other");
    await client.send(new DeleteObjectCommand({ Bucket, Key: "source" }));
    expect((await get("kept")).text).toBe("shared");
  });

  it("may have another checksum than their source", async () => {
    await put("crc32", "123456789");
    await copy("crc64", "bucket/crc32", { ChecksumAlgorithm: "CRC64NVME" });
    expect((await get("crc64")).ChecksumCRC64NVME).toBe("rosUhgp5mIg=");
  });

  it("onto themselves must change something", async () => {
    await put("self", "hello");
    await expect(copy("self", "bucket/self")).rejects.toMatchObject({ name: "InvalidRequest" });
    await copy("self", "bucket/self", { MetadataDirective: "REPLACE", Metadata: { c: "3" } });
    expect(await get("self")).toMatchObject({ text: "hello", Metadata: { c: "3" } });
  });

  it.each([
    ["bucket/absent", "NoSuchKey"],
    ["absent/key", "NoSuchBucket"],
    ["nothing", "InvalidArgument"],
    ["bucket/%", "InvalidArgument"],
    ["bucket/versioned?versionId=3", "NoSuchVersion"],
  ])("from %s fail with %s", async (source, name) => {
    await put("versioned");
    await expect(copy("target", source)).rejects.toMatchObject({ name });
  });
});

describe("tags", () => {
  it("are put, read and deleted, the object staying as it was", async () => {
    const { ETag } = await put("tagged", "hello", { Tagging: "a=1&b=two%20words" });
    const read = async () =>
      (await client.send(new GetObjectTaggingCommand({ Bucket, Key: "tagged" }))).TagSet;
    expect(await read()).toEqual([
      { Key: "a", Value: "1" },
      { Key: "b", Value: "two words" },
    ]);
    await client.send(
      new PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet: [{ Key: "c", Value: "3" }] } }),
    );
    expect(await read()).toEqual([{ Key: "c", Value: "3" }]);
    await client.send(new DeleteObjectTaggingCommand({ Bucket, Key: "tagged" }));
    expect(await read()).toEqual([]);
    expect(await get("tagged")).toMatchObject({ ETag, text: "hello" });
  });

  it.each([
    ["more than ten", Array.from({ length: 11 }, (_, index) => `k${index}=v`).join("&")],
    ["a key twice", "a=1&a=2"],
    ["an empty key", "=1"],
    ["forbidden characters", "a=%3C"],
  ])("with %s are refused", async (_, Tagging) => {
    await expect(put("badly-tagged", "x", { Tagging })).rejects.toMatchObject({ name: "InvalidTag" });
  });
});
