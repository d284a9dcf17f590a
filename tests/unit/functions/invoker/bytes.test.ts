import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  problemOf,
  someRows,
} from "../../../builders/an-invoker.ts";

const bytesOf = ({ body = "", isBase64Encoded }: APIGatewayProxyStructuredResultV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe("what is sent and answered", () => {
  it.each([
    ["text/csv", Buffer.from("1,2\n")],
    ["application/json", Buffer.from('{"a":"é"}')],
    ["application/jsonlines", Buffer.from("{}\n{}\n")],
    ["application/x-npy", everyByte],
    ["application/x-recordio-protobuf", everyByte],
    ["application/vnd.apache.parquet", everyByte],
    ["image/png", everyByte],
    ["text/csv; charset=latin1", Buffer.from([0xe9, 0x2c, 0xff])],
  ])("passes %s through, byte for byte, both ways", async (contentType, bytes) => {
    const { send, inferences } = anInvoker({ infer: async () => anAnswer(bytes, contentType) });
    const response = await send({ ...someRows, headers: { "content-type": contentType }, body: bytes });
    expect(Buffer.from(inferences[0]?.body ?? [])).toEqual(bytes);
    expect(inferences[0]?.contentType).toBe(contentType);
    expect(bytesOf(response)).toEqual(bytes);
    expect(response.headers?.["content-type"]).toBe(contentType);
  });

  it("spends base64 on bytes only", async () => {
    const text = await anInvoker({ infer: async () => anAnswer("1\n") }).send(someRows);
    expect(text).toMatchObject({ body: "1\n", isBase64Encoded: false });
    const image = await anInvoker({ infer: async () => anAnswer("1\n", "image/png") }).send(someRows);
    expect(image).toMatchObject({ body: "MQo=", isBase64Encoded: true });
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["GZIP", gzipSync],
  ])("takes a body that was sent as %s", async (encoding, compress) => {
    const { send, inferences } = anInvoker();
    const headers = { ...someRows.headers, "content-encoding": encoding };
    await send({ ...someRows, headers, body: compress(Buffer.from("1,2,3\n")) });
    expect(Buffer.from(inferences[0]?.body ?? []).toString()).toBe("1,2,3\n");
  });

  it.each([
    ["deflate", Buffer.from("x"), 415, "UnsupportedEncoding"],
    ["gzip, br", Buffer.from("x"), 415, "UnsupportedEncoding"],
    ["constructor", Buffer.from("x"), 415, "UnsupportedEncoding"],
    ["gzip", Buffer.from("no gzip"), 400, "MalformedEncoding"],
    ["br", Buffer.from("no brotli"), 400, "MalformedEncoding"],
    ["gzip", gzipSync(Buffer.alloc(0)), 400, "EmptyBody"],
    ["gzip", gzipSync(Buffer.alloc(50_000_000)), 413, "BodyTooLarge"],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000)), 413, "BodyTooLarge"],
    ["identity", Buffer.alloc(100_001, "1"), 413, "BodyTooLarge"],
  ])(
    "refuses as %s what is not that, or more than the endpoint takes (%#)",
    async (encoding, body, http, code) => {
      const { send, inferences } = anInvoker({ bodyLimit: 100_000 });
      const headers = { ...someRows.headers, "content-encoding": encoding };
      expect(problemOf(await send({ ...someRows, headers, body }))).toMatchObject({ http, code });
      expect(inferences).toEqual([]);
    },
  );

  it("takes exactly as much as the endpoint", async () => {
    const { send } = anInvoker({ bodyLimit: 1000 });
    const gzipped = { ...someRows.headers, "content-encoding": "gzip" };
    expect(await send({ ...someRows, body: Buffer.alloc(1000, "1") })).toMatchObject({ statusCode: 200 });
    expect(
      await send({ ...someRows, headers: gzipped, body: gzipSync(Buffer.alloc(1000, "1")) }),
    ).toMatchObject({ statusCode: 200 });
  });

  const long = "0.5,0.25\n".repeat(1000);

  it.each([
    ["gzip", "gzip", gunzipSync],
    ["gzip, br", "br", brotliDecompressSync],
    ["br;q=0.1, gzip;q=0.9", "gzip", gunzipSync],
    ["*", "br", brotliDecompressSync],
    ["br;q=0, *", "gzip", gunzipSync],
  ])("compresses what is long when asked for %s", async (accepted, encoding, decompress) => {
    const { send } = anInvoker({ infer: async () => anAnswer(long) });
    const headers = { ...someRows.headers, "accept-encoding": accepted };
    const response = await send({ ...someRows, headers });
    expect(response.headers).toMatchObject({ "content-encoding": encoding, vary: "accept-encoding" });
    expect(decompress(bytesOf(response)).toString()).toBe(long);
  });

  it.each([
    ["nobody asks", long, "text/csv", ""],
    ["it is refused", long, "text/csv", "gzip;q=0, br;q=0"],
    ["another encoding is asked for", long, "text/csv", "zstd"],
    ["it is short", "0.5\n", "text/csv", "gzip"],
    ["it is compressed already", long, "image/png", "gzip"],
  ])("leaves an answer as it is when %s", async (_, text, contentType, accepted) => {
    const { send } = anInvoker({ infer: async () => anAnswer(text, contentType) });
    const headers = { ...someRows.headers, "accept-encoding": accepted };
    const response = await send({ ...someRows, headers });
    expect(response.headers).not.toHaveProperty("content-encoding");
    expect(bytesOf(response).toString()).toBe(text);
  });

  it("tells of an answer that Lambda could not pass on, unless it can be compressed", async () => {
    const large = "0".repeat(7_000_000);
    const { send } = anInvoker({ infer: async () => anAnswer(large) });
    expect(problemOf(await send(someRows))).toMatchObject({ http: 502, code: "AnswerTooLarge" });
    const headers = { ...someRows.headers, "accept-encoding": "gzip" };
    expect(gunzipSync(bytesOf(await send({ ...someRows, headers }))).length).toBe(large.length);
  });

  it("counts what escaping adds to text", async () => {
    const quotes = '"'.repeat(4_000_000);
    const { send } = anInvoker({ infer: async () => anAnswer(quotes) });
    const response = await send(someRows);
    expect(response.isBase64Encoded).toBe(true);
    expect(bytesOf(response).toString()).toBe(quotes);
  });
});

describe("the types that a package declares", () => {
  const declared = (contentTypes: readonly string[], responseTypes: readonly string[] = []) =>
    anInvoker({ route: aServedRoute(1, { stable: aServingVersion(1, { contentTypes, responseTypes }) }) });

  it.each([
    [["text/csv"], "text/csv"],
    [["text/csv"], "Text/CSV; charset=utf-8"],
    [["text/*"], "text/csv"],
    [["*/*"], "image/png"],
    [[], "anything/else"],
  ])("takes with %j what is sent as %s", async (types, contentType) => {
    const response = await declared(types).send({ ...someRows, headers: { "content-type": contentType } });
    expect(response.statusCode).toBe(200);
  });

  it("refuses what the model does not take, and says what it takes", async () => {
    const { send, inferences } = declared(["text/csv", "application/json"]);
    const response = await send({ ...someRows, headers: { "content-type": "image/png" } });
    expect(problemOf(response)).toMatchObject({
      http: 415,
      code: "UnsupportedContentType",
      types: ["text/csv", "application/json"],
    });
    expect(response.headers?.accept).toBe("text/csv, application/json");
    expect(inferences).toEqual([]);
  });

  it.each([
    [["text/csv"], "text/csv, application/json;q=0.5", 200],
    [["text/csv"], "application/json, */*;q=0.1", 200],
    [["text/csv"], "text/*", 200],
    [["text/*"], "text/csv", 200],
    [["text/csv; charset=utf-8"], "text/csv", 200],
    [[], "application/json", 200],
    [["text/csv"], "application/json", 406],
    [["text/csv"], "text/csv;q=0, */*", 406],
    [["text/csv"], "text/*;q=0, */*", 406],
    [["text/csv"], "text/csv ; Q=0.000", 406],
  ])("gives with %j to who accepts %s: %i", async (types, accept, status) => {
    const { send, inferences } = declared([], types);
    const response = await send({ ...someRows, headers: { ...someRows.headers, accept } });
    expect(response.statusCode).toBe(status);
    expect(inferences.map((inference) => inference.accept)).toEqual(status === 200 ? [accept] : []);
  });

  it.each(["*/*", "text/*", "text", "text/", "text/csv, image/png", " ", "text/csv\u000bx"])(
    "refuse %j, which is no type of a body",
    async (type) => {
      const { send, inferences } = declared(["text/csv"]);
      const response = await send({ ...someRows, headers: { "content-type": type } });
      expect(problemOf(response)).toMatchObject({ http: 415, code: "ContentTypeMissing" });
      expect(inferences).toEqual([]);
    },
  );

  it("are told in a header only where they can be", async () => {
    const { send } = declared(["text/csv", "text/ü", "a\r\nset-cookie: b"]);
    const response = await send({ ...someRows, headers: { "content-type": "image/png" } });
    expect(response).toMatchObject({ statusCode: 415, headers: { accept: "text/csv" } });
  });

  it("leaves the choice to the model when anything is accepted", async () => {
    const { send, inferences } = declared([]);
    await send({ ...someRows, headers: { ...someRows.headers, accept: "*/*" } });
    expect(inferences[0]).not.toHaveProperty("accept");
  });

  it.each(["x".repeat(1025), "text/ü"])("refuses a type that no endpoint takes (%#)", async (type) => {
    const { send } = declared([]);
    const sent = await send({ ...someRows, headers: { "content-type": type } });
    expect(problemOf(sent)).toMatchObject({ http: 415, code: "ContentTypeMissing" });
    const accepted = await send({ ...someRows, headers: { ...someRows.headers, accept: type } });
    expect(problemOf(accepted)).toMatchObject({ http: 406, code: "NotAcceptable" });
  });
});
