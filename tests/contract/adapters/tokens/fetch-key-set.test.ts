import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { fetchKeySet } from "../../../../shared/adapters/tokens/fetch-key-set.ts";
import { anIssuer } from "../../../builders/an-issuer.ts";

const fetched = (url: string) => fetchKeySet(url, 120_000);

describe("keys", () => {
  let issuer: Awaited<ReturnType<typeof anIssuer>>;
  beforeAll(async () => {
    issuer = await anIssuer([{ kty: "EC", kid: "a" }]);
  });
  beforeEach(() => {
    issuer.state.requests = [];
    issuer.state.respond = undefined;
  });
  afterAll(() => issuer.close());

  it("are fetched as their issuer serves them", async () => {
    expect(await fetched(issuer.url)).toEqual({ keys: [{ kty: "EC", kid: "a" }] });
  });

  it.each([
    "http://login.example.com/keys",
    "file:///etc/passwd",
    "ftp://127.0.0.1/keys",
    "http://user@127.0.0.1/",
  ])("are not fetched from %s", async (url) => {
    await expect(fetched(url)).rejects.toThrow("over HTTPS alone");
  });

  it("are not followed elsewhere", async () => {
    issuer.state.respond = (_, response) =>
      void response.writeHead(302, { location: `${issuer.url}/elsewhere` }).end();
    await expect(fetched(issuer.url)).rejects.toThrow();
    expect(issuer.state.requests).toEqual(["/keys"]);
  });

  it("are not read beyond 256 KB, however long they go on", async () => {
    let sent = 0;
    const part = Buffer.alloc(64 * 1024, " ");
    issuer.state.respond = (_, response) => {
      const send = (): void => {
        if (response.destroyed) return;
        sent += part.length;
        response.write(part, () => setImmediate(send));
      };
      send();
    };
    await expect(fetched(issuer.url)).rejects.toThrow("more than 262144 bytes");
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ["[]"],
    ["{}"],
    ['{"keys": {}}'],
    ['{"keys": [null]}'],
    ['{"keys": ["a"]}'],
    [JSON.stringify({ keys: Array.from({ length: 101 }, () => ({ kty: "EC" })) })],
    ["<html>"],
  ])("are none: %.40s", async (text) => {
    issuer.state.respond = (_, response) => void response.end(text);
    await expect(fetched(issuer.url)).rejects.toThrow();
  });

  it.each([204, 401, 404, 500])("are not taken from an answer of %i", async (status) => {
    issuer.state.respond = (_, response) => void response.writeHead(status).end('{"keys": []}');
    await expect(fetched(issuer.url)).rejects.toThrow(`answered with ${status}`);
  });
});
