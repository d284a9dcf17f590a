import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type ForkedS3, forkS3 } from "./fork-s3.ts";
import { silentLogger } from "./silent-logger.ts";
import { aClient, type RunningS3, startS3 } from "./start-s3.ts";

const Bucket = "bucket";
const read = async (client: S3Client, Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe("after a restart", () => {
  let s3: RunningS3;
  beforeEach(async () => {
    s3 = await startS3();
  });
  afterEach(() => s3.stop());

  it("objects and buckets are as they were", async () => {
    const client = s3.client();
    await client.send(new CreateBucketCommand({ Bucket: "gone" }));
    await client.send(new DeleteBucketCommand({ Bucket: "gone" }));
    await client.send(
      new CreateBucketCommand({
        Bucket: "far",
        CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
      }),
    );
    const input = { Bucket, Key: "../käy", Body: "hello", Metadata: { a: "1" }, Tagging: "k=v" };
    const { ETag } = await client.send(new PutObjectCommand(input));
    await s3.restart();
    const after = s3.client();
    const object = await after.send(new GetObjectCommand({ Bucket, Key: "../käy" }));
    expect(object).toMatchObject({ ETag, Metadata: { a: "1" }, TagCount: 1, ChecksumCRC32: "NhCmhg==" });
    expect(await object.Body?.transformToString()).toBe("hello");
    expect((await after.send(new ListBucketsCommand())).Buckets?.map(({ Name }) => Name)).toEqual([
      "bucket",
      "far",
    ]);
    expect((await after.send(new GetBucketLocationCommand({ Bucket: "far" }))).LocationConstraint).toBe(
      "eu-west-1",
    );
  });

  it("uploads go on", async () => {
    const { UploadId } = await s3.client().send(new CreateMultipartUploadCommand({ Bucket, Key: "m" }));
    const upload = { Bucket, Key: "m", UploadId };
    const send = async (PartNumber: number, Body: Buffer) => {
      const { ETag, ChecksumCRC32 } = await s3
        .client()
        .send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag, ChecksumCRC32 };
    };
    const first = await send(1, Buffer.alloc(5 * 1024 ** 2, 1));
    await s3.restart();
    const MultipartUpload = { Parts: [first, await send(2, Buffer.from("end"))] };
    await s3.client().send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
    await s3.restart();
    const text = await read(s3.client(), "m");
    expect([text?.length, text?.slice(-3)]).toEqual([5 * 1024 ** 2 + 3, "end"]);
  });

  it("bytes that two objects share stay until both are gone", async () => {
    const client = s3.client();
    await client.send(new PutObjectCommand({ Bucket, Key: "one", Body: "shared" }));
    await fetch(`${s3.url()}/bucket/two`, {
      method: "PUT",
      headers: { authorization: "AWS4 any", "x-amz-copy-source": "/bucket/one" },
    });
    await s3.restart();
    await s3.client().send(new PutObjectCommand({ Bucket, Key: "one", Body: "other" }));
    expect(await read(s3.client(), "two")).toBe("shared");
  });
});

describe("after the process was killed", () => {
  let folder: string;
  let running: ForkedS3;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "s3-"));
    running = await forkS3(folder);
  });
  afterEach(async () => {
    await running.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it("what was answered is there, what was not is there whole or not at all, and no byte is left over", async () => {
    const client = aClient(running.url, { maxAttempts: 1, logger: silentLogger });
    await client.send(new CreateBucketCommand({ Bucket }));
    const body = (index: number) => `${index}-`.repeat(30_000);
    const answered: number[] = [];
    const enough = Promise.withResolvers<void>();
    const write = async (from: number) => {
      for (let index = from; ; index += 8) {
        await client.send(new PutObjectCommand({ Bucket, Key: `k${index}`, Body: body(index) }));
        answered.push(index);
        if (answered.length === 60) enough.resolve();
      }
    };
    const hanging = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        await new Promise(() => {});
      })(),
    );
    const unfinished = client.send(
      new PutObjectCommand({ Bucket, Key: "hanging", Body: hanging, ContentLength: 8 }),
    );
    const writers = Promise.allSettled([
      unfinished,
      ...Array.from({ length: 8 }, (_, index) => write(index)),
    ]);
    await enough.promise;
    await running.kill();
    await writers;
    client.destroy();

    running = await forkS3(folder);
    const after = aClient(running.url);
    const { Contents = [] } = await after.send(new ListObjectsV2Command({ Bucket }));
    const keys = Contents.map(({ Key }) => Key ?? "");
    expect(keys).toEqual(expect.arrayContaining(answered.map((index) => `k${index}`)));
    expect(keys).not.toContain("hanging");
    for (const key of keys) expect(await read(after, key)).toBe(body(Number(key.slice(1))));
    expect(await readdir(join(folder, "blobs"))).toHaveLength(keys.length);
    after.destroy();
  });
});
