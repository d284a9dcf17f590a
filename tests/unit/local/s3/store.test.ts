import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { copyObject } from "../../../../local/s3/operations/copy-object.ts";
import { readCall } from "../../../../local/s3/read-call.ts";
import { openStore, type Store } from "../../../../local/s3/storage/open-store.ts";
import type { StoredObject } from "../../../../local/s3/storage/stored-object.ts";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "s3-"));
  store = openStore(folder);
  store.create({ name: "bucket", createdAt: 0, region: "us-east-1" });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const anObject = (key: string, more: Partial<StoredObject> = {}): StoredObject => ({
  key,
  size: 0,
  etag: "e",
  lastModified: 0,
  checksum: { algorithm: "CRC32", type: "FULL_OBJECT", value: "AAAAAA==" },
  slices: [],
  metadata: {},
  placement: {},
  tags: {},
  ...more,
});

const write = async (...chunks: string[]) => {
  const { slices } = await store.blobs.write(async (append) => {
    for (const chunk of chunks) await append(Buffer.from(chunk));
  });
  return slices;
};

const blobs = () => readdir(join(folder, "blobs"));
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe("the store", () => {
  it("sweeps at its start what a killed process left unfinished, and nothing else", async () => {
    store.bucket("bucket").objects.put(anObject("kept", { size: 4, slices: await write("kept") }));
    const home = join(folder, "buckets");
    await writeFile(join(folder, "blobs", "orphan"), "x");
    await writeFile(join(home, "bucket", "objects", "half.json.writing"), '{"key":');
    await mkdir(join(home, "bucket", "uploads", "half"), { recursive: true });
    await writeFile(join(home, "bucket", "uploads", "half", "1.json"), "{}");
    await mkdir(join(home, "half-bucket", "objects"), { recursive: true });

    const opened = openStore(folder);
    expect(opened.buckets().map(({ name }) => name)).toEqual(["bucket"]);
    expect(opened.bucket("bucket").objects.keys()).toEqual(["kept"]);
    expect(opened.bucket("bucket").uploads.all()).toEqual([]);
    expect(await blobs()).toHaveLength(1);
    expect(await readdir(home)).toEqual(["bucket"]);
    expect(await readdir(join(home, "bucket", "uploads"))).toEqual([]);
    expect(await readdir(join(home, "bucket", "objects"))).toHaveLength(1);
  });

  it("names a record that is damaged", async () => {
    await writeFile(join(folder, "buckets", "bucket", "objects", "damaged.json"), "{");
    expect(() => openStore(folder)).toThrow("damaged.json");
  });

  it("gives up the bytes of a write that is refused", async () => {
    const { objects } = store.bucket("bucket");
    const slices = await write("bytes");
    const refuse = () => {
      throw new Error("refused");
    };
    expect(() => objects.put(anObject("k", { slices }), refuse)).toThrow("refused");
    await until(async () => (await blobs()).length === 0);
  });

  it("gives up the bytes of what is replaced", async () => {
    const { objects } = store.bucket("bucket");
    objects.put(anObject("k", { slices: await write("old") }));
    objects.put(anObject("k", { slices: await write("new") }));
    await until(async () => (await blobs()).length === 1);
    expect(await blobs()).toEqual(objects.get("k")?.slices.map(({ blob }) => blob));
  });

  it("keeps bytes as long as anybody reads them", async () => {
    const { objects } = store.bucket("bucket");
    objects.put(anObject("k", { slices: await write("some ", "bytes") }));
    const lease = store.blobs.lease(objects.get("k")?.slices ?? []);
    objects.delete("k");
    const read: Buffer[] = [];
    for await (const chunk of lease.chunks()) read.push(chunk);
    expect(Buffer.concat(read).toString()).toBe("some bytes");
    lease.release();
    await until(async () => (await blobs()).length === 0);
  });

  it("fails a read whose bytes were lost, instead of ending it early", async () => {
    const [slice] = await write("bytes");
    if (!slice) throw new Error("nothing was written");
    await writeFile(join(folder, "blobs", slice.blob), "by");
    const drain = async () => {
      for await (const _ of store.blobs.lease([slice]).chunks());
    };
    await expect(drain()).rejects.toThrow("3 bytes shorter");
  });

  it("takes no write into a bucket that was deleted meanwhile", async () => {
    const { objects } = store.bucket("bucket");
    const slices = await write("late");
    store.delete("bucket");
    expect(() => objects.put(anObject("k", { slices }))).toThrow(
      expect.objectContaining({ code: "NoSuchBucket" }),
    );
    await until(async () => (await blobs()).length === 0);
  });
});

describe("CopyObject", () => {
  const copy = (source: string) => {
    const headers = { "x-amz-copy-source": `bucket/${source}` };
    const call = readCall(
      { url: "/bucket/target", method: "PUT", headers } as unknown as IncomingMessage,
      "id",
    );
    const system = {
      store,
      now: () => 0,
      region: "us-east-1",
      accountId: "1",
      secretAccessKey: "",
      permit: () => {},
    };
    return copyObject(call, system);
  };

  it("stops at five gigabytes", async () => {
    const { objects } = store.bucket("bucket");
    objects.put(anObject("largest", { size: 5 * 1024 ** 3 }));
    objects.put(anObject("larger", { size: 5 * 1024 ** 3 + 1 }));
    await expect(copy("largest")).resolves.toMatchObject({ status: 200 });
    await expect(copy("larger")).rejects.toMatchObject({
      code: "InvalidRequest",
      message: expect.stringContaining("5368709120"),
    });
  });
});
