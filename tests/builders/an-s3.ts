import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** An S3 that holds objects in memory, counts downloads and can be told to hold them back. */
export type TestS3 = {
  readonly url: string;
  put(path: string, body: Buffer): void;
  delete(path: string): void;
  downloads(path: string): number;
  close(): Promise<void>;
};

const listing = (keys: readonly string[]): string =>
  `<ListBucketResult><IsTruncated>false</IsTruncated>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("")}</ListBucketResult>`;

/** Serves `put` objects by `bucket/key`. */
export const anS3 = async (): Promise<TestS3> => {
  const objects = new Map<string, Buffer>();
  const downloads = new Map<string, number>();

  const respond = async (request: IncomingMessage): Promise<[number, string | Buffer]> => {
    const url = new URL(request.url ?? "/", "http://s3");
    const path = decodeURIComponent(url.pathname.slice(1));
    if (request.method === "PUT") objects.set(path, await buffer(request));
    if (url.searchParams.has("list-type")) {
      const prefix = `${path.replace(/\/$/, "")}/${url.searchParams.get("prefix") ?? ""}`;
      const found = [...objects.keys()].filter((each) => each.startsWith(prefix));
      return [200, listing(found.map((each) => each.slice(each.indexOf("/") + 1)))];
    }
    const body = objects.get(path);
    if (!body)
      return [
        404,
        "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
      ];
    if (request.method === "GET") downloads.set(path, (downloads.get(path) ?? 0) + 1);
    return [200, request.method === "HEAD" ? "" : body];
  };

  const server = createServer((request, response) => {
    void respond(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, body) => void objects.set(path, body),
    delete: (path) => void objects.delete(path),
    downloads: (path) => downloads.get(path) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
