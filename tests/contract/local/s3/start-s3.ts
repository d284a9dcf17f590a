import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { createS3, type S3Options } from "../../../../local/s3/create-s3.ts";

export type RunningS3 = {
  readonly folder: string;
  readonly url: () => string;
  /** Clients with the SDK's own settings, but for what is given; they end with the server. */
  readonly client: (config?: S3ClientConfig) => S3Client;
  /** Ends this server and begins another over the same folder. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const serve = async (options: S3Options) => {
  const s3 = await createS3(options);
  const server = createServer(
    { keepAliveTimeout: 0 },
    (request, response) => void s3.handle(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await s3.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** A client for a server at a URL; nothing but the endpoint, region and credentials is set. */
export const aClient = (endpoint: string, config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "anyone", secretAccessKey: "whatever" },
    ...config,
  });

/** Starts the server over a folder of its own, with a bucket named `bucket`. */
export const startS3 = async (options: Partial<S3Options> = {}): Promise<RunningS3> => {
  const folder = await mkdtemp(join(tmpdir(), "s3-"));
  let running = await serve({ folder, ...options });
  const clients: S3Client[] = [];
  const client = (config?: S3ClientConfig): S3Client => {
    const made = aClient(running.url, config);
    clients.push(made);
    return made;
  };
  const close = async (): Promise<void> => {
    for (const each of clients.splice(0)) each.destroy();
    await running.close();
  };
  await client().send(new CreateBucketCommand({ Bucket: "bucket" }));
  return {
    folder,
    url: () => running.url,
    client,
    restart: async () => {
      await close();
      running = await serve({ folder, ...options });
    },
    stop: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
