import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { extractArchive } from "../../../../../local/sagemaker/hosting/extract-archive.ts";
import { anArchive, type Member } from "../../../../builders/an-archive.ts";

describe("extracting an archive", () => {
  let base = "";
  let folder = "";
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "extract-"));
    folder = join(base, "model");
    await mkdir(folder);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const extractBytes = (bytes: Buffer, maxBytes = 1_000_000) =>
    extractArchive(Readable.from([bytes]), { folder, maxBytes, signal: new AbortController().signal });
  const extracting = async (members: readonly Member[], maxBytes?: number) =>
    extractBytes(await anArchive(members), maxBytes);

  it("writes files and folders, keeps what can be run runnable, and gives the size", async () => {
    const size = await extracting([
      { name: "./", type: "directory" },
      { name: "./code/inference.py", content: "x = 1\n" },
      { name: "bin/tool", content: "#!/bin/sh\n", mode: 0o4755 },
    ]);
    expect(await readFile(join(folder, "code/inference.py"), "utf8")).toBe("x = 1\n");
    expect((await stat(join(folder, "bin/tool"))).mode & 0o7777).toBe(0o755);
    expect((await stat(join(folder, "code/inference.py"))).mode & 0o111).toBe(0);
    expect(size).toBe(3 * 512 + 6 + 10);
  });

  it("keeps links that stay inside", async () => {
    await extracting([
      { name: "v2/weights", content: "w" },
      { name: "latest", type: "symlink", linkname: "v2" },
      { name: "v2/up", type: "symlink", linkname: "../v2/weights" },
      { name: "copy", type: "link", linkname: "v2/weights" },
    ]);
    expect(await readFile(join(folder, "latest/weights"), "utf8")).toBe("w");
    expect(await readFile(join(folder, "v2/up"), "utf8")).toBe("w");
    expect(await readFile(join(folder, "copy"), "utf8")).toBe("w");
  });

  it.each<[string, Member[]]>([
    ["a name that climbs out", [{ name: "../evil", content: "x" }]],
    ["a name that climbs out on the way", [{ name: "a/../../evil", content: "x" }]],
    ["an absolute name", [{ name: "/tmp/evil-absolute", content: "x" }]],
    ["a sibling that shares the folder's prefix", [{ name: "../model-evil", content: "x" }]],
    ["a symbolic link out", [{ name: "evil", type: "symlink", linkname: "../.." }]],
    ["an absolute symbolic link", [{ name: "evil", type: "symlink", linkname: "/etc/passwd" }]],
    ["a hard link out", [{ name: "evil", type: "link", linkname: "../../etc/passwd" }]],
    ["a hard link to nothing", [{ name: "evil", type: "link", linkname: "missing" }]],
    ["a symbolic link to nothing", [{ name: "evil", type: "symlink", linkname: "missing" }]],
    [
      "links that leave only together",
      [
        { name: "here", type: "symlink", linkname: "." },
        { name: "evil", type: "symlink", linkname: "here/.." },
      ],
    ],
    [
      "a file written through a link",
      [
        { name: "door", type: "symlink", linkname: "." },
        { name: "door/evil", content: "x" },
      ],
    ],
    ["a device", [{ name: "evil", type: "character-device" }]],
    ["a pipe", [{ name: "evil", type: "fifo" }]],
    [
      "a file inside a file",
      [
        { name: "a", content: "x" },
        { name: "a/b", content: "x" },
      ],
    ],
  ])("refuses %s", async (_, members) => {
    await expect(extracting(members)).rejects.toMatchObject({ name: "ArchiveError", isTooLarge: false });
    expect(existsSync(join(base, "evil"))).toBe(false);
    expect(existsSync(join(base, "model-evil"))).toBe(false);
    expect(existsSync("/tmp/evil-absolute")).toBe(false);
  });

  it("stops at the bound, before the file that exceeds it is written", async () => {
    const members = [
      { name: "small", content: "s" },
      { name: "large", content: "l".repeat(10_000) },
    ];
    await expect(extracting(members, 5_000)).rejects.toMatchObject({
      name: "ArchiveError",
      isTooLarge: true,
    });
    expect(existsSync(join(folder, "large"))).toBe(false);
  });

  it("counts empty members against the bound", async () => {
    const members = Array.from({ length: 20 }, (_, index) => ({ name: `empty-${index}`, content: "" }));
    await expect(extracting(members, 5_000)).rejects.toMatchObject({ isTooLarge: true });
  });

  it.each([
    ["text", async () => Buffer.from("this is no archive")],
    ["nothing", async () => Buffer.alloc(0)],
    ["a gzipped file that is no tar", async () => gzipSync("x".repeat(4096))],
    [
      "half an archive",
      async () => (await anArchive([{ name: "a", content: "x".repeat(9999) }])).subarray(0, 60),
    ],
  ])("refuses %s", async (_, bytes) => {
    await expect(extractBytes(await bytes())).rejects.toMatchObject({ name: "ArchiveError" });
  });

  it("passes on a failure of the source as it is", async () => {
    const broken = new Readable({ read: () => {} });
    const extraction = extractArchive(broken, {
      folder,
      maxBytes: 100,
      signal: new AbortController().signal,
    });
    broken.destroy(Object.assign(new Error("connection reset"), { code: "ECONNRESET" }));
    await expect(extraction).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("ends when it is told to", async () => {
    const controller = new AbortController();
    const endless = new Readable({ read: () => {} });
    const extraction = extractArchive(endless, { folder, maxBytes: 100, signal: controller.signal });
    controller.abort();
    await expect(extraction).rejects.toMatchObject({ name: "AbortError" });
    expect(endless.destroyed).toBe(true);
  });
});
