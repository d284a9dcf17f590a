import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createS3, type S3Service } from "../../../../local/s3/create-s3.ts";

const headers = { authorization: "AWS4 any" };
let folder: string;
let s3: S3Service;
let server: ReturnType<typeof createServer>;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "s3-"));
  s3 = await createS3({ folder });
  server = createServer({ keepAliveTimeout: 0 }, (request, response) => void s3.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const request = (path: string, method = "GET") =>
  fetch(`http://127.0.0.1:${port}${path}`, { method, headers });

describe("the service", () => {
  it.each([
    ["GET", "/bucket?acl", 501, "NotImplemented"],
    ["GET", "/bucket?versions", 501, "NotImplemented"],
    ["PUT", "/bucket/key?retention", 501, "NotImplemented"],
    ["POST", "/bucket/key", 405, "MethodNotAllowed"],
    ["DELETE", "/", 405, "MethodNotAllowed"],
    ["GET", "/bucket/%ff", 400, "InvalidURI"],
  ])("answers %s %s with %i %s", async (method, path, status, code) => {
    const answer = await request(path, method);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/xml"]);
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
  });

  it("names each request, in the answer's header and in the error", async () => {
    const answer = await request("/absent/key");
    const id = answer.headers.get("x-amz-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.text()).toContain(`<RequestId>${id}</RequestId>`);
  });

  it("closes although a request hangs, and serves none afterwards", async () => {
    const socket = connect(port, "127.0.0.1");
    const gone = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {});
    await request("/bucket", "PUT").catch(() => {});
    socket.write(
      "PUT /bucket/hanging HTTP/1.1\r\nhost: x\r\nauthorization: AWS4 any\r\ncontent-length: 9\r\n\r\nhalf",
    );
    // Requests are taken up in order, so once this is answered the hanging one is under way.
    await request("/bucket");
    await s3.close();
    await gone;
    expect((await request("/bucket")).status).toBe(503);
  });
});
