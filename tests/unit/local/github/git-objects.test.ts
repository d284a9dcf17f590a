import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createByteReader } from "../../../../local/github/git/create-byte-reader.ts";
import { isRefName } from "../../../../local/github/git/is-ref-name.ts";
import { parseCommit } from "../../../../local/github/git/parse-commit.ts";
import { parseTree } from "../../../../local/github/git/parse-tree.ts";

const SHA = "b4eecafa9be2f2006ce1b709d6857b07069b4608";

describe("a byte reader", () => {
  it("gives the same lines and bytes however the stream was cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300)), async (payload, cuts) => {
        const whole = Buffer.concat([
          Buffer.from(`head ${payload.length}\n`),
          payload,
          Buffer.from("\nlast\n"),
        ]);
        const places = [0, ...cuts.map((cut) => cut % whole.length).sort((a, b) => a - b), whole.length];
        const chunks = places.slice(1).map((end, index) => whole.subarray(places[index], end));
        const reader = createByteReader(Readable.from(chunks, { objectMode: true }));
        expect(await reader.line()).toBe(`head ${payload.length}`);
        expect((await reader.bytes(payload.length)).equals(payload)).toBe(true);
        expect(await reader.line()).toBe("");
        expect(await reader.line()).toBe("last");
      }),
    );
  });

  it("rejects when the stream ends in the middle of an answer", async () => {
    const stream = new PassThrough();
    const reader = createByteReader(stream);
    stream.end("no line feed");
    await expect(reader.line()).rejects.toThrow("ended");
  });
});

describe("a commit object", () => {
  const text = [
    `tree ${SHA}`,
    `parent ${"1".repeat(40)}`,
    `parent ${"2".repeat(40)}`,
    "author Ada <Byron> <ada@example.com> 1700000000 +0230",
    "committer  <> 1700000001 -0800",
    "gpgsig -----BEGIN PGP SIGNATURE-----",
    " author Mallory <m@example.com> 1 +0000",
    " -----END PGP SIGNATURE-----",
    "",
    "subject",
    "",
    "author of the body",
    "",
  ].join("\n");

  it("is read with its parents and people, and no line of its signature or message is taken for a header", () => {
    expect(parseCommit(SHA, Buffer.from(text))).toEqual({
      sha: SHA,
      tree: SHA,
      parents: ["1".repeat(40), "2".repeat(40)],
      author: { name: "Ada <Byron>", email: "ada@example.com", seconds: 1_700_000_000, zone: "+0230" },
      committer: { name: "", email: "", seconds: 1_700_000_001, zone: "-0800" },
      message: "subject\n\nauthor of the body",
    });
  });

  it("is decoded as its encoding says", () => {
    const bytes = Buffer.from(
      `tree ${SHA}\nauthor J\xfcrgen <j@example.com> 1 +0000\ncommitter J <j@example.com> 1 +0000\nencoding ISO-8859-1\n\nGr\xfc\xdfe\n`,
      "latin1",
    );
    expect(parseCommit(SHA, bytes)).toMatchObject({ message: "Grüße", author: { name: "Jürgen" } });
  });
});

describe("a tree object", () => {
  it("is read back whatever its names hold", () => {
    const name = fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((bytes) => Buffer.from(bytes).toString("utf8"))
      .filter((text) => !/[\0/]/.test(text));
    const mode = fc.constantFrom(
      ["040000", "tree"],
      ["100644", "blob"],
      ["100755", "blob"],
      ["120000", "blob"],
      ["160000", "commit"],
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mode, name, fc.uint8Array({ minLength: 20, maxLength: 20 }))),
        (entries) => {
          const bytes = Buffer.concat(
            entries.flatMap(([[digits = ""], path, sha]) => [
              Buffer.from(`${digits.replace(/^0/, "")} ${path}\0`),
              Buffer.from(sha),
            ]),
          );
          expect(parseTree(bytes)).toEqual(
            entries.map(([[digits, type], path, sha]) => ({
              path,
              mode: digits,
              type,
              sha: Buffer.from(sha).toString("hex"),
            })),
          );
        },
      ),
    );
  });
});

describe("a reference's name", () => {
  it.each(["main", "feature/a-b", "v1.0", "ümlaut", "a@b", "HEAD"])("may be %j", (name) => {
    expect(isRefName(name)).toBe(true);
  });

  it.each([
    "",
    "-option",
    "a b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
    "a..b",
    "a@{1}",
    "a//b",
    "/a",
    "a/",
    "a.",
    "@",
    ".a",
    "a/.b",
    "a.lock",
    "a.lock/b",
    "a\nb",
    "a\x7f",
  ])("may not be %j", (name) => {
    expect(isRefName(name)).toBe(false);
  });
});
