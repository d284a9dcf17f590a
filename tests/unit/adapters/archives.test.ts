import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { packFiles } from "../../../shared/adapters/pack-files.ts";
import { readArchive } from "../../../shared/adapters/read-archive.ts";

const run = promisify(execFile);
const aFile = (path: string, text: string, executable = false) => ({
  path,
  content: new TextEncoder().encode(text),
  executable,
});
const long = `${"folder/".repeat(30)}ünï.py`;

const streamOf = (bytes: Uint8Array) => new Blob([Buffer.from(bytes)]).stream();

describe("code packages", () => {
  it("are the same bytes for the same files in any order", async () => {
    const files = [aFile("b.py", "b"), aFile("a/c.py", "c")];
    expect(Buffer.from(await packFiles(files))).toEqual(Buffer.from(await packFiles(files.toReversed())));
  });

  it("unpack with tar as they were packed, modes and long names too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-pack-"));
    try {
      await writeFile(
        join(folder, "p.tar.gz"),
        await packFiles([aFile("run.sh", "exit 0\n", true), aFile(long, "long\n")]),
      );
      await run("tar", ["-xzf", "p.tar.gz"], { cwd: folder });
      expect((await stat(join(folder, "run.sh"))).mode & 0o111).not.toBe(0);
      expect(await readFile(join(folder, long), "utf8")).toBe("long\n");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("a repository's archive", () => {
  const archive = () =>
    packFiles([
      aFile("acme-fraud-1234567/model/train.py", "train\n"),
      aFile("acme-fraud-1234567/README.md", "read\n"),
    ]);

  it("gives the wanted files without the folder in front", async () => {
    const found = [];
    for await (const { path, content } of readArchive(streamOf(await archive()), (path) =>
      path.endsWith(".py"),
    ))
      found.push([path, Buffer.from(content).toString()]);
    expect(found).toEqual([["model/train.py", "train\n"]]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ["is cut short", (bytes) => bytes.subarray(0, bytes.length - 20)],
    ["is not compressed", () => new TextEncoder().encode("not a tarball")],
  ])("rejects when it %s, and does not wait for ever", async (_, spoil) => {
    const read = async () => {
      for await (const _file of readArchive(streamOf(spoil(await archive())), () => true));
    };
    await expect(read()).rejects.toThrow();
  });
});
