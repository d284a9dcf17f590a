import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RunningS3, startS3 } from "./start-s3.ts";

const Bucket = "bucket";
const MIB = 1024 ** 2;
const first = Buffer.alloc(5 * MIB, "first");
const last = Buffer.from("the end");
const asked = { ChecksumAlgorithm: "CRC32" } as const;

let s3: RunningS3;
let client: S3Client;

beforeAll(async () => {
  s3 = await startS3();
  client = s3.client();
});
afterAll(() => s3.stop());

const begin = async (Key: string, more: Partial<CreateMultipartUploadCommandInput> = {}) => {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return { Bucket, Key, UploadId };
};
type Upload = Awaited<ReturnType<typeof begin>>;

const part = async (upload: Upload, PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
  const { $metadata, ...sums } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
  return { PartNumber, ...sums };
};
const complete = (upload: Upload, Parts: CompletedPart[], more: object = {}) =>
  client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more }));
const read = async (Key: string, more: object = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
};

describe("multipart uploads", () => {
  it("become one object, with all that was said at their beginning", async () => {
    const upload = await begin("whole", {
      ...asked,
      ContentType: "text/plain",
      Metadata: { a: "1" },
      Tagging: "k=v",
    });
    const parts = [await part(upload, 3, first), await part(upload, 8, last)];
    const { ETag, ChecksumCRC32 } = await complete(upload, parts);
    const object = await read("whole");
    expect(object.bytes.equals(Buffer.concat([first, last]))).toBe(true);
    expect(object).toMatchObject({ ETag, ContentType: "text/plain", Metadata: { a: "1" }, TagCount: 1 });
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect([ChecksumCRC32, object.ChecksumType]).toEqual([expect.stringMatching(/-2$/), "COMPOSITE"]);
  });

  it.each(["CRC32", "CRC32C", "CRC64NVME"] as const)(
    "have the %s of the whole where asked for",
    async (algorithm) => {
      const upload = await begin(`full-${algorithm}`, {
        ChecksumAlgorithm: algorithm,
        ChecksumType: "FULL_OBJECT",
      });
      const send = async (PartNumber: number, Body: Buffer) => {
        const { ETag } = await client.send(
          new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumAlgorithm: algorithm }),
        );
        return { PartNumber, ETag };
      };
      const member = `Checksum${algorithm}` as const;
      const done = await complete(upload, [await send(1, first), await send(2, last)]);
      const single = await client.send(
        new PutObjectCommand({
          Bucket,
          Key: "single",
          Body: Buffer.concat([first, last]),
          ChecksumAlgorithm: algorithm,
        }),
      );
      expect([done[member], done.ChecksumType]).toEqual([single[member], "FULL_OBJECT"]);
    },
  );

  it("tell of each part, by number", async () => {
    const upload = await begin("parts", asked);
    const parts = [await part(upload, 1, first), await part(upload, 2, last)];
    await complete(upload, parts);
    const second = await read("parts", { PartNumber: 2 });
    expect(second).toMatchObject({
      PartsCount: 2,
      ContentRange: `bytes ${first.length}-${first.length + 6}/${first.length + 7}`,
    });
    expect(second.bytes.equals(last)).toBe(true);
    await expect(read("parts", { PartNumber: 3 })).rejects.toMatchObject({ name: "InvalidPartNumber" });
    const { ObjectParts } = await client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: "parts",
        ObjectAttributes: ["ObjectParts"],
        MaxParts: 1,
      }),
    );
    expect(ObjectParts).toMatchObject({ TotalPartsCount: 2, IsTruncated: true, NextPartNumberMarker: "1" });
    expect(ObjectParts?.Parts).toEqual([
      expect.objectContaining({ PartNumber: 1, Size: first.length, ChecksumCRC32: parts[0]?.ChecksumCRC32 }),
    ]);
  });

  it("answer ranges that reach over parts", async () => {
    const upload = await begin("across");
    await complete(upload, [await part(upload, 1, first), await part(upload, 2, last)]);
    const { bytes } = await read("across", { Range: `bytes=${first.length - 2}-${first.length + 2}` });
    expect(bytes.toString()).toBe(`${first.subarray(-2).toString()}the`);
  });

  it("keep the last upload of a part", async () => {
    const upload = await begin("again");
    await part(upload, 1, Buffer.from("old"));
    await complete(upload, [await part(upload, 1, Buffer.from("new"))]);
    expect((await read("again")).bytes.toString()).toBe("new");
  });

  it("are created and never replaced under If-None-Match: *", async () => {
    const [one, two] = [await begin("guarded"), await begin("guarded")];
    const parts = await Promise.all(
      [one, two].map((upload, index) => part(upload, 1, Buffer.from(String(index)))),
    );
    const outcomes = await Promise.allSettled(
      [one, two].map((upload, index) =>
        complete(upload, parts.slice(index, index + 1), { IfNoneMatch: "*" }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { name: "PreconditionFailed" },
    });
  });
});

describe("uploads of which no checksum is asked", () => {
  it("have S3's own, whichever their parts were sent with", async () => {
    const upload = await begin("unasked");
    const { ETag } = await client.send(
      new UploadPartCommand({ ...upload, PartNumber: 1, Body: "123456789", ChecksumAlgorithm: "SHA256" }),
    );
    const { ChecksumCRC64NVME, ChecksumType } = await complete(upload, [{ PartNumber: 1, ETag }]);
    expect([ChecksumCRC64NVME, ChecksumType]).toEqual(["rosUhgp5mIg=", "FULL_OBJECT"]);
  });
});

describe("completions are refused", () => {
  let upload: Upload;
  let parts: CompletedPart[];
  beforeAll(async () => {
    upload = await begin("refused", asked);
    parts = [await part(upload, 1, last), await part(upload, 2, last)];
  });

  it("with a part too small that is not the last", async () => {
    await expect(complete(upload, parts)).rejects.toMatchObject({ name: "EntityTooSmall", PartNumber: "1" });
  });
  it("out of order", async () => {
    await expect(complete(upload, [...parts].reverse())).rejects.toMatchObject({ name: "InvalidPartOrder" });
  });
  it("with a part that was not uploaded", async () => {
    await expect(complete(upload, [{ ...parts[0], PartNumber: 9 }])).rejects.toMatchObject({
      name: "InvalidPart",
    });
  });
  it("with another ETag", async () => {
    await expect(complete(upload, [{ ...parts[0], ETag: '"other"' }])).rejects.toMatchObject({
      name: "InvalidPart",
    });
  });
  it("without the checksums of their parts", async () => {
    const { ETag, PartNumber } = parts[0] ?? {};
    await expect(complete(upload, [{ ETag, PartNumber }])).rejects.toMatchObject({ name: "InvalidRequest" });
  });
  it("with another size than promised", async () => {
    await expect(complete(upload, parts.slice(0, 1), { MpuObjectSize: 3 })).rejects.toMatchObject({
      name: "InvalidRequest",
    });
  });
  it("with another checksum than promised", async () => {
    await expect(complete(upload, parts.slice(0, 1), { ChecksumCRC32: "AAAAAA==" })).rejects.toMatchObject({
      name: "BadDigest",
    });
  });
  it("with no part", async () => {
    await expect(complete(upload, [])).rejects.toMatchObject({ name: "MalformedXML" });
  });
  it("under another key", async () => {
    await expect(complete({ ...upload, Key: "other" }, parts)).rejects.toMatchObject({
      name: "NoSuchUpload",
    });
  });
});

describe("uploads under way", () => {
  it("are listed with their parts, page by page, until they are aborted", async () => {
    const uploads = [
      await begin("way/a"),
      await begin("way/a"),
      await begin("way/b/c"),
      await begin("way/d"),
    ];
    const all = async (MaxUploads: number) => {
      const found: (string | undefined)[] = [];
      let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
      while (marker) {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...marker, MaxUploads });
        found.push(
          ...(page.Uploads ?? []).map(({ Key }) => Key),
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        );
        marker = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
      return found.sort();
    };
    const list = (more: object) =>
      client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: "way/", Delimiter: "/", ...more }));
    expect(await all(1)).toEqual(["way/a", "way/a", "way/b/", "way/d"]);
    expect(await all(10)).toEqual(["way/a", "way/a", "way/b/", "way/d"]);
    await Promise.all(uploads.map((upload) => client.send(new AbortMultipartUploadCommand(upload))));
    expect(await all(10)).toEqual([]);
  });

  it("list the parts that they have", async () => {
    const upload = await begin("listed");
    for (const number of [5, 1, 3]) await part(upload, number, last);
    const page = await client.send(new ListPartsCommand({ ...upload, MaxParts: 2 }));
    expect(page.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 7],
      [3, 7],
    ]);
    expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: "3" });
    const rest = await client.send(
      new ListPartsCommand({ ...upload, PartNumberMarker: page.NextPartNumberMarker }),
    );
    expect([rest.Parts?.length, rest.IsTruncated]).toEqual([1, false]);
    await client.send(new AbortMultipartUploadCommand(upload));
  });

  it("leave no byte behind when aborted", async () => {
    const blobs = () => readdir(join(s3.folder, "blobs"));
    const before = new Set(await blobs());
    const added = async () => (await blobs()).filter((name) => !before.has(name));
    const upload = await begin("aborted");
    await part(upload, 1, last);
    expect(await added()).toHaveLength(1);
    await client.send(new AbortMultipartUploadCommand(upload));
    await expect(part(upload, 2, last)).rejects.toMatchObject({ name: "NoSuchUpload" });
    while ((await added()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("refuse parts of another checksum, of impossible numbers, of wrong checksums", async () => {
    const upload = await begin("strict", { ChecksumAlgorithm: "SHA256" });
    const send = (more: object) =>
      client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: "x", ...more }));
    await expect(send({ ChecksumAlgorithm: "CRC32C" })).rejects.toMatchObject({ name: "InvalidRequest" });
    await expect(send({ PartNumber: 10_001 })).rejects.toMatchObject({ name: "InvalidArgument" });
    await expect(send({ ChecksumSHA256: Buffer.alloc(32).toString("base64") })).rejects.toMatchObject({
      name: "BadDigest",
    });
    await client.send(new AbortMultipartUploadCommand(upload));
  });
});

describe("parts copied from objects", () => {
  const copyPart = async (upload: Upload, PartNumber: number, more: object): Promise<CompletedPart> => {
    const { CopyPartResult } = await client.send(
      new UploadPartCopyCommand({ ...upload, PartNumber, CopySource: "bucket/source", ...more }),
    );
    const { ETag, ChecksumCRC32 } = CopyPartResult ?? {};
    return { PartNumber, ETag, ChecksumCRC32 };
  };
  const source = Buffer.from(Array.from({ length: 6 * MIB }, (_, index) => index % 251));
  beforeAll(() => client.send(new PutObjectCommand({ Bucket, Key: "source", Body: source })));

  it("hold the range that was asked for, even of what was itself copied so", async () => {
    const upload = await begin("ranges");
    const parts = [
      await copyPart(upload, 1, { CopySourceRange: `bytes=100-${5 * MIB + 99}` }),
      await copyPart(upload, 2, { CopySourceRange: "bytes=0-99" }),
    ];
    await complete(upload, parts);
    const expected = Buffer.concat([source.subarray(100, 5 * MIB + 100), source.subarray(0, 100)]);
    expect((await read("ranges")).bytes.equals(expected)).toBe(true);

    const again = await begin("again-ranges");
    const CopySourceRange = `bytes=${5 * MIB - 10}-${5 * MIB + 9}`;
    await complete(again, [await copyPart(again, 1, { CopySource: "bucket/ranges", CopySourceRange })]);
    expect((await read("again-ranges")).bytes).toEqual(expected.subarray(5 * MIB - 10, 5 * MIB + 10));
  });

  it("outlive their source", async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: "passing", Body: "passing" }));
    const upload = await begin("outlived");
    const parts = [await copyPart(upload, 1, { CopySource: "bucket/passing" })];
    await client.send(new DeleteObjectCommand({ Bucket, Key: "passing" }));
    await complete(upload, parts);
    expect((await read("outlived")).bytes.toString()).toBe("passing");
  });

  it("are refused where range or conditions do not fit", async () => {
    const upload = await begin("unfit");
    const attempt = (more: object) => copyPart(upload, 1, more);
    await expect(attempt({ CopySourceRange: `bytes=0-${source.length}` })).rejects.toMatchObject({
      name: "InvalidArgument",
    });
    await expect(attempt({ CopySourceRange: "bytes=5-" })).rejects.toMatchObject({ name: "InvalidArgument" });
    await expect(attempt({ CopySourceIfMatch: '"other"' })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await client.send(new AbortMultipartUploadCommand(upload));
  });

  it("become an object of one part when that is copied whole", async () => {
    const upload = await begin("several", asked);
    await complete(upload, [await part(upload, 1, first), await part(upload, 2, last)]);
    await client.send(new CopyObjectCommand({ Bucket, Key: "one", CopySource: "bucket/several" }));
    const { ETag, ChecksumCRC32 } = await client.send(
      new PutObjectCommand({ Bucket, Key: "compare", Body: Buffer.concat([first, last]) }),
    );
    expect(
      await client.send(new HeadObjectCommand({ Bucket, Key: "one", ChecksumMode: "ENABLED" })),
    ).toMatchObject({
      ETag,
      ChecksumCRC32,
      ChecksumType: "FULL_OBJECT",
    });
  });
});
