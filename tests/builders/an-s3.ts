import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createS3 } from "../../local/s3/create-s3.ts";

const split = (path: string): { Bucket: string; Key: string } => {
  const slash = path.indexOf("/");
  return { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) };
};

/** The local S3 on a port of its own, which counts what is downloaded; objects are named `bucket/key`. */
export const anS3 = async () => {
  const folder = await mkdtemp(join(tmpdir(), "s3-"));
  const s3 = await createS3({ folder });
  const downloads = new Map<string, number>();
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const path = decodeURIComponent((request.url ?? "").slice(1).split("?")[0] ?? "");
    if (request.method === "GET") downloads.set(path, (downloads.get(path) ?? 0) + 1);
    void s3.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new S3Client({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  for (const Bucket of ["models", "code"]) await client.send(new CreateBucketCommand({ Bucket }));
  return {
    client,
    url: `http://127.0.0.1:${port}`,
    put: async (path: string, Body: Buffer): Promise<void> => {
      await client.send(new PutObjectCommand({ ...split(path), Body }));
    },
    delete: async (path: string): Promise<void> => {
      await client.send(new DeleteObjectCommand(split(path)));
    },
    downloads: (path: string): number => downloads.get(path) ?? 0,
    close: async (): Promise<void> => {
      client.destroy();
      await s3.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
