import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pack } from "tar-stream";
import { createS3SamplePayloads } from "../../../shared/adapters/artifacts/s3-sample-payloads.ts";
import { anS3 } from "../../builders/an-s3.ts";

let s3: Awaited<ReturnType<typeof anS3>>;
beforeAll(async () => {
  s3 = await anS3();
});
afterAll(() => s3.close());

const anArchiveOf = async (files: Readonly<Record<string, Buffer>>): Promise<Buffer> => {
  const archive = pack();
  archive.entry({ name: "samples", type: "directory" });
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
};
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const LARGE = Buffer.alloc(7 * 1024 ** 2);

describe("sample payloads in S3", () => {
  it("are the object itself", async () => {
    await s3.put("code/sample.csv", Buffer.from("1,2"));
    const found = await createS3SamplePayloads(s3.client).read("s3://code/sample.csv");
    expect(found.kind === "payload" && textOf(found.body)).toBe("1,2");
  });

  it("are the first file of an archive", async () => {
    const archive = await anArchiveOf({ "samples/a.csv": Buffer.from("first"), "samples/b.csv": LARGE });
    await s3.put("code/samples.tar.gz", archive);
    const found = await createS3SamplePayloads(s3.client).read("s3://code/samples.tar.gz");
    expect(found.kind === "payload" && textOf(found.body)).toBe("first");
  });

  it.each<[string, string, () => Promise<Buffer>, string]>([
    ["an archive without files", "empty.tar.gz", () => anArchiveOf({}), "no file"],
    ["a file that no request could be", "large.tar.gz", () => anArchiveOf({ "a.csv": LARGE }), "larger than"],
    ["what is no archive", "torn.tar.gz", async () => Buffer.from("not packed"), "header"],
    ["an object that no request could be", "large.csv", async () => LARGE, "larger than"],
  ])("say why of %s", async (_, key, body, reason) => {
    await s3.put(`code/${key}`, await body());
    expect(await createS3SamplePayloads(s3.client).read(`s3://code/${key}`)).toEqual({
      kind: "unreadable",
      reason: expect.stringContaining(reason),
    });
  });

  it("say that there is no such object", async () => {
    expect(await createS3SamplePayloads(s3.client).read("s3://code/nothing.csv")).toEqual({
      kind: "unreadable",
      reason: expect.stringContaining("NoSuchKey"),
    });
  });
});
