import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decodeAwsChunked } from "../../../../local/s3/body/decode-aws-chunked.ts";

const decode = async (framed: Buffer, pieceSize = 3): Promise<{ body: string; trailers: string[] }> => {
  const pieces = async function* () {
    for (let at = 0; at < framed.length; at += pieceSize) yield framed.subarray(at, at + pieceSize);
  };
  const trailers: string[] = [];
  const body: Buffer[] = [];
  const decoded = decodeAwsChunked(pieces(), (name, value) => trailers.push(`${name}=${value}`));
  for await (const chunk of decoded) body.push(chunk);
  return { body: Buffer.concat(body).toString("latin1"), trailers };
};

describe("decodeAwsChunked", () => {
  it("takes off signed framing", async () => {
    const framed = "5;chunk-signature=abc\r\nhello\r\n0;chunk-signature=def\r\n\r\n";
    expect(await decode(Buffer.from(framed))).toEqual({ body: "hello", trailers: [] });
  });

  it("hands over trailers, the last empty line present or not", async () => {
    const framed = "5\r\nhello\r\n0\r\nX-Amz-Checksum-CRC32:NhCmhg==\r\n";
    const expected = { body: "hello", trailers: ["x-amz-checksum-crc32=NhCmhg=="] };
    expect(await decode(Buffer.from(framed))).toEqual(expected);
    expect(await decode(Buffer.from(`${framed}\r\n`))).toEqual(expected);
  });

  it.each([
    ["no last chunk", "5\r\nhello\r\n"],
    ["a chunk cut short", "5\r\nhel"],
    ["a chunk longer than it says", "3\r\nhello\r\n0\r\n\r\n"],
    ["no framing at all", "hello"],
    ["a size that is none", "xyz\r\n"],
    ["a line that never ends", "1".repeat(50_000)],
  ])("refuses %s", async (_, framed) => {
    await expect(decode(Buffer.from(framed), 1000)).rejects.toMatchObject({ code: "IncompleteBody" });
  });

  it("gives back any bytes, however they are cut", async () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.integer({ min: 1, max: 60 }), async (chunks, pieceSize) => {
        const framed = chunks.flatMap((bytes) => [
          Buffer.from(`${bytes.length.toString(16)}\r\n`),
          Buffer.from(bytes),
          Buffer.from("\r\n"),
        ]);
        const { body } = await decode(Buffer.concat([...framed, Buffer.from("0\r\n\r\n")]), pieceSize);
        expect(body).toBe(Buffer.concat(chunks).toString("latin1"));
      }),
    );
  });
});
