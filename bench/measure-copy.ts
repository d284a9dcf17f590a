import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createS3 } from "../local/s3/create-s3.ts";
import type { Row } from "./print-table.ts";

const run = promisify(execFile);
const MIB = 1024 ** 2;
const PART = 256 * MIB;
const SIZES = [
  { name: "1 MiB", bytes: MIB },
  { name: "6 GiB", bytes: 6 * 1024 * MIB },
];
const SCRIPT = new URL("copy-artifact.ts", import.meta.url).pathname;

/** An object of zeros, part by part. */
const fill = async (client: S3Client, Key: string, bytes: number): Promise<void> => {
  const place = { Bucket: "bench", Key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
  for (let start = 0; start < bytes; start += PART) {
    const PartNumber = Parts.length + 1;
    const Body = Buffer.alloc(Math.min(PART, bytes - start));
    const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
    Parts.push({ PartNumber, ETag });
  }
  await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }));
};

type Copied = { readonly calls: number; readonly megabytes: number; readonly seconds: number };

const copy = async (endpoint: string, key: string): Promise<Copied> => {
  const from = performance.now();
  const { stdout } = await run(process.execPath, [SCRIPT, endpoint, `s3://bench/${key}`, key]);
  return { ...JSON.parse(stdout), seconds: (performance.now() - from) / 1000 };
};

/** What it takes to copy an artifact that is too large for one call, against one that is not, over a real S3 on a socket. */
export const measureCopy = async (): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  const s3 = await createS3({ folder });
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    void s3.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new S3Client({
    endpoint,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "bench", secretAccessKey: "local" },
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: "bench" }));
    const copies: Copied[] = [];
    for (const { name, bytes } of SIZES) {
      const key = `${name.replace(" ", "-")}.tar.gz`;
      await fill(client, key, bytes);
      copies.push(await copy(endpoint, key));
    }
    const [base] = copies;
    return copies.map(({ calls, megabytes, seconds }, index) => ({
      name: SIZES[index]?.name ?? "",
      value: `${calls} calls`,
      against: `${megabytes.toFixed(0)} MB at most, ${(megabytes / (base?.megabytes ?? 1)).toFixed(2)}× the smallest; ${seconds.toFixed(1)} s`,
    }));
  } finally {
    client.destroy();
    await s3.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
};
