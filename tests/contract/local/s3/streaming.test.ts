import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type ForkedS3, forkS3 } from "./fork-s3.ts";
import { silentLogger } from "./silent-logger.ts";
import { aClient } from "./start-s3.ts";

const Bucket = "bucket";
const MIB = 1024 ** 2;
let folder: string;
let server: ForkedS3;
let client: S3Client;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "s3-"));
  server = await forkS3(folder);
  client = aClient(server.url, { logger: silentLogger });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterEach(async () => {
  client.destroy();
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

const putLarge = async (Key: string, megabytes: number): Promise<string> => {
  const hash = createHash("sha256");
  const chunks = function* () {
    for (let index = 0; index < megabytes; index++) {
      const chunk = Buffer.alloc(MIB, index % 256);
      hash.update(chunk);
      yield chunk;
    }
  };
  await client.send(
    new PutObjectCommand({ Bucket, Key, Body: Readable.from(chunks()), ContentLength: megabytes * MIB }),
  );
  return hash.digest("hex");
};

const hashOf = async (Key: string): Promise<string> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  const hash = createHash("sha256");
  for await (const chunk of Body as Readable) hash.update(chunk);
  return hash.digest("hex");
};

describe("large objects", () => {
  it("pass through without gathering in memory", async () => {
    await putLarge("warm-up", 32);
    await hashOf("warm-up");
    const before = await server.peakMemory();
    const written = await putLarge("large", 128);
    expect(await hashOf("large")).toBe(written);
    expect((await server.peakMemory()) - before).toBeLessThan(64 * MIB);
  });

  it("are read only as fast as the reader takes them, and whole although deleted meanwhile", async () => {
    const written = await putLarge("slow", 64);
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "slow" }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: "slow" }));
    await client.send(new PutObjectCommand({ Bucket, Key: "slow", Body: "other" }));
    const hash = createHash("sha256");
    for await (const chunk of Body as Readable) hash.update(chunk);
    expect(hash.digest("hex")).toBe(written);
  });
});

describe("clients that go away", () => {
  /** What is there by now that was not; what an earlier test had deleted may go meanwhile. */
  const noteBlobs = async () => {
    const blobs = () => readdir(join(folder, "blobs"));
    const before = new Set(await blobs());
    return async () => (await blobs()).filter((name) => !before.has(name)).length;
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const head = (length: number) =>
    `PUT /bucket/partial HTTP/1.1\r\nhost: x\r\nauthorization: AWS4 any\r\ncontent-length: ${length}\r\n\r\n`;

  it("in the middle of a body leave nothing", async () => {
    const added = await noteBlobs();
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${head(1000)}only a few bytes`);
    await until(async () => (await added()) === 1);
    socket.destroy();
    await until(async () => (await added()) === 0);
    await expect(client.send(new GetObjectCommand({ Bucket, Key: "partial" }))).rejects.toMatchObject({
      name: "NoSuchKey",
    });
  });

  it("in the middle of an answer give up what they held", async () => {
    const added = await noteBlobs();
    await putLarge("abandoned", 64);
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "abandoned" }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: "abandoned" }));
    expect(await added()).toBe(1);
    (Body as Readable).destroy();
    await until(async () => (await added()) === 0);
  });

  it("and those that were refused, at whatever point, may use their connection again", async () => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const body = "x".repeat(300_000);
    const put = (path: string, header = "") =>
      `PUT ${path} HTTP/1.1\r\nhost: x\r\nauthorization: AWS4 any\r\n${header}content-length: ${body.length}\r\n\r\n${body}`;
    const unframed = "content-encoding: aws-chunked\r\nx-amz-decoded-content-length: 9\r\n";
    const wrong = `content-md5: ${Buffer.alloc(16).toString("base64")}\r\n`;
    socket.write(put("/absent/k") + put("/bucket/k", unframed) + put("/bucket/k", wrong) + put("/bucket/k"));
    let text = "";
    for await (const chunk of socket) {
      text += chunk;
      if (/HTTP\/1.1 200/.test(text)) break;
    }
    expect(text.match(/HTTP\/1.1 \d+/g)).toEqual([404, 400, 400, 200].map((status) => `HTTP/1.1 ${status}`));
  });
});
