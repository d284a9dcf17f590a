import { createHash } from "node:crypto";
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createS3ArtifactStore } from "../../../shared/adapters/artifacts/s3-artifact-store.ts";
import type { ArtifactSource } from "../../../shared/ports/artifact-store.ts";
import { anS3 } from "../../builders/an-s3.ts";

let s3: Awaited<ReturnType<typeof anS3>>;
beforeAll(async () => {
  s3 = await anS3();
});
afterAll(() => s3.close());

const MIB = 1024 ** 2;
const PLACE = { bucket: "models", prefix: "models" };
/** Small enough for a test, and as large as S3 lets parts be. */
const SETTINGS = { largestWhole: 6 * MIB, partSize: 5 * MIB, parallel: 2 };
const LARGE = Buffer.alloc(18 * MIB, "slipway");

/** What S3 says instead of doing what it is asked. */
const aRefusal = (httpStatusCode: number, name = "Refused"): S3ServiceException =>
  new S3ServiceException({ name, message: "refused", $fault: "client", $metadata: { httpStatusCode } });

/** A client that counts its calls, and may fail some. */
const observe = (
  fail: (call: string, nth: number, all: number) => boolean = () => false,
  when: "before" | "after" = "before",
  failure: Error = new Error("the connection broke"),
) => {
  const calls: string[] = [];
  let most = 0;
  let open = 0;
  const send = async (command: { constructor: { name: string } }): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, "");
    calls.push(name);
    const isBroken = fail(name, calls.filter((each) => each === name).length, calls.length);
    if (isBroken && when === "before") throw failure;
    open += 1;
    most = Math.max(most, open);
    try {
      const answer = await s3.client.send(command as never);
      if (isBroken) throw failure;
      return answer;
    } finally {
      open -= 1;
    }
  };
  const client = { send } as unknown as S3Client;
  return { calls, most: () => most, store: createS3ArtifactStore(client, PLACE, SETTINGS) };
};

let sources = 0;
const aSource = async (body: Buffer): Promise<ArtifactSource> => {
  sources += 1;
  const uri = `s3://code/job ${sources}/ü+model.tar.gz`;
  await s3.put(uri.slice("s3://".length), body);
  const artifact = await observe().store.examine(uri);
  if (!artifact) throw new Error("it was not put");
  return { uri, ...artifact };
};
const bytesAt = async (key: string): Promise<string> => {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: "models", Key: `models/${key}` }));
  return createHash("sha256")
    .update((await Body?.transformToByteArray()) ?? "")
    .digest("hex");
};
const hashOf = (body: Buffer): string => createHash("sha256").update(body).digest("hex");
const uploadsOf = async (key: string): Promise<number> =>
  (await s3.client.send(new ListMultipartUploadsCommand({ Bucket: "models", Prefix: `models/${key}` })))
    .Uploads?.length ?? 0;

describe("artifacts in S3", () => {
  it("tells an object's size and checksum, and that there is none", async () => {
    const { store } = observe();
    const { uri } = await aSource(Buffer.from("model"));
    expect(await store.examine(uri)).toMatchObject({ size: 5, checksum: { value: expect.any(String) } });
    expect(await store.examine("s3://code/nothing.tar.gz")).toBeUndefined();
  });

  it.each<[string, Buffer, readonly string[]]>([
    ["by one call where one is enough", Buffer.from("small"), ["CopyObject", "HeadObject"]],
    [
      "in parts where it is too large for one call",
      LARGE,
      [
        "HeadObject",
        "ListMultipartUploads",
        "CreateMultipartUpload",
        ...Array.from({ length: 4 }, () => "UploadPartCopy"),
        "CompleteMultipartUpload",
        "HeadObject",
      ],
    ],
  ])("copies %s, and looks at the copy", async (title, body, calls) => {
    const observed = observe();
    const source = await aSource(body);
    const key = `copied/1-${title.length}.tar.gz`;
    await observed.store.copyOnce({ ...source, lineage: { commit: "c1" } }, key);
    expect(await bytesAt(key)).toBe(hashOf(body));
    expect(observed.calls).toEqual(calls);
    expect(observed.most()).toBeLessThanOrEqual(SETTINGS.parallel);
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: "models", Key: `models/${key}` }));
    expect(head.Metadata).toEqual({ commit: "c1" });
    expect(await uploadsOf(key)).toBe(0);
  });

  it.each([
    ["small", Buffer.from("once")],
    ["large", LARGE],
  ])("copies a %s artifact once, whoever asks and however often", async (size, body) => {
    const { store } = observe();
    const source = await aSource(body);
    const key = `once/${size}.tar.gz`;
    await Promise.all([store.copyOnce(source, key), store.copyOnce(source, key)]);
    await store.copyOnce(source, key);
    expect(await bytesAt(key)).toBe(hashOf(body));
  });

  it("goes on with a copy that was broken off, from the parts that are there", async () => {
    const source = await aSource(LARGE);
    const broken = observe((call, nth) => call === "UploadPartCopy" && nth === 3);
    await expect(broken.store.copyOnce(source, "resumed/1.tar.gz")).rejects.toThrow("broke");
    expect(await uploadsOf("resumed/1.tar.gz")).toBe(1);
    const { calls, store } = observe();
    await store.copyOnce(source, "resumed/1.tar.gz");
    expect(calls.filter((call) => call === "UploadPartCopy").length).toBeLessThanOrEqual(2);
    expect(calls).not.toContain("CreateMultipartUpload");
    expect(await bytesAt("resumed/1.tar.gz")).toBe(hashOf(LARGE));
  });

  it.each(["before", "after"] as const)(
    "ends with the copy alone, whichever call breaks off %s its effect",
    async (when) => {
      const body = LARGE.subarray(0, 7 * MIB);
      const source = await aSource(body);
      for (let broken = 1; ; broken += 1) {
        const key = `broken/${when}/${broken}.tar.gz`;
        const { calls, store } = observe((_call, _nth, all) => all === broken, when);
        await store.copyOnce(source, key).catch(() => {});
        await observe().store.copyOnce(source, key);
        expect(await bytesAt(key)).toBe(hashOf(body));
        expect(await uploadsOf(key)).toBe(0);
        if (calls.length < broken) break;
      }
    },
  );

  it.each([
    ["small", Buffer.from("before")],
    ["large", LARGE],
  ])("refuses a %s source that is another by now, and leaves nothing behind", async (size, body) => {
    const { store } = observe();
    const source = await aSource(body);
    await s3.put(source.uri.slice("s3://".length), Buffer.concat([body.subarray(1), Buffer.from("!")]));
    const key = `changed/${size}.tar.gz`;
    await expect(store.copyOnce(source, key)).rejects.toMatchObject({ code: "ArtifactChanged" });
    expect(await uploadsOf(key)).toBe(0);
    expect(await store.examine(`s3://models/models/${key}`)).toBeUndefined();
  });

  it.each([
    ["of another size", Buffer.from("other")],
    ["of the same size", Buffer.from("Mine")],
  ])("refuses to serve what somebody else put at the key, %s", async (title, other) => {
    const { store } = observe();
    const source = await aSource(Buffer.from("mine"));
    await s3.put(`models/models/taken/${title.length}.tar.gz`, other);
    await expect(store.copyOnce(source, `taken/${title.length}.tar.gz`)).rejects.toMatchObject({
      code: "ArtifactDiffers",
      audience: "operator",
    });
  });

  it("copies what was uploaded in parts itself, whose ETag is another afterwards", async () => {
    const at = { Bucket: "code", Key: "parts/model.tar.gz" };
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand(at));
    const Parts: CompletedPart[] = [];
    for (const [index, start] of [0, 5 * MIB, 10 * MIB].entries()) {
      const Body = LARGE.subarray(start, index === 2 ? LARGE.length : start + 5 * MIB);
      const PartNumber = index + 1;
      const { ETag } = await s3.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ...(ETag === undefined ? {} : { ETag }) });
    }
    await s3.client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
    const { store } = observe();
    const uri = "s3://code/parts/model.tar.gz";
    const artifact = await store.examine(uri);
    if (!artifact) throw new Error("it was not put");
    await store.copyOnce({ uri, ...artifact }, "parts/1.tar.gz");
    expect(await bytesAt("parts/1.tar.gz")).toBe(hashOf(LARGE));
  });

  it("leaves tags behind, which it may not be allowed to read", async () => {
    await s3.client.send(
      new PutObjectCommand({ Bucket: "code", Key: "tagged.tar.gz", Body: "t", Tagging: "a=b" }),
    );
    const { store } = observe();
    const artifact = await store.examine("s3://code/tagged.tar.gz");
    if (!artifact) throw new Error("it was not put");
    await store.copyOnce({ uri: "s3://code/tagged.tar.gz", ...artifact }, "tagged/1.tar.gz");
    const head = await s3.client.send(
      new HeadObjectCommand({ Bucket: "models", Key: "models/tagged/1.tar.gz" }),
    );
    expect(head.TagCount).toBeUndefined();
  });

  it.each([
    ["small", Buffer.from("contended"), "CopyObject"],
    ["large", LARGE.subarray(0, 7 * MIB), "CompleteMultipartUpload"],
  ])("tries a %s copy again that met another one of the same key", async (size, body, contended) => {
    const { calls, store } = observe((call, nth) => call === contended && nth === 1, "before", aRefusal(409));
    const key = `contended/${size}.tar.gz`;
    await store.copyOnce(await aSource(body), key);
    expect(await bytesAt(key)).toBe(hashOf(body));
    expect(await uploadsOf(key)).toBe(0);
    expect(calls.filter((call) => call === contended)).toHaveLength(2);
  });

  it("does not try for ever", async () => {
    const { calls, store } = observe((call) => call === "CopyObject", "before", aRefusal(409));
    await expect(store.copyOnce(await aSource(Buffer.from("busy")), "busy/1.tar.gz")).rejects.toThrow(
      "refused",
    );
    expect(calls).toEqual(["CopyObject", "CopyObject", "CopyObject"]);
  });

  it.each([
    ["reading it is not allowed", "HeadObject", aRefusal(403)],
    ["the bucket is in another region", "HeadObject", aRefusal(301)],
    ["copying it is not allowed", "CopyObject", aRefusal(403)],
    ["its key is disabled", "CopyObject", aRefusal(400, "KMS.DisabledException")],
  ])("tells the operator which artifact cannot be had where %s", async (_, broken, refusal) => {
    const source = await aSource(Buffer.from("secret"));
    const { store } = observe((call) => call === broken, "before", refusal);
    const asking =
      broken === "HeadObject" ? store.examine(source.uri) : store.copyOnce(source, "no/1.tar.gz");
    await expect(asking).rejects.toMatchObject({
      code: "ArtifactUnavailable",
      audience: "operator",
      message: expect.stringContaining(source.uri),
    });
  });

  it("says of a copy what a header can, whatever its package's metadata hold", async () => {
    const { store } = observe();
    for (const [size, body] of [["small", Buffer.from("lineage")] as const, ["large", LARGE] as const]) {
      const lineage = { commit: "modèle\u2028", repository: "acme/fraud" };
      await store.copyOnce({ ...(await aSource(body)), lineage }, `lineage/${size}.tar.gz`);
      const Key = `models/lineage/${size}.tar.gz`;
      const head = await s3.client.send(new HeadObjectCommand({ Bucket: "models", Key }));
      expect(head.Metadata).toEqual({ repository: "acme/fraud" });
    }
  });
});
