import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { RawRecord } from "../../../shared/domain/raw-record.ts";
import { aFolder } from "../../builders/a-folder.ts";
import { anUpkeep, inMemoryRecords } from "../../builders/an-upkeep.ts";
import { runCommand } from "../../builders/run-command.ts";

const record = (pk: string, sk: string, more: RawRecord = {}): RawRecord => ({
  pk: { S: pk },
  sk: { S: sk },
  ...more,
});
// A line separator of Unicode is none of JSONL.
const RECORDS = [
  record("delivery#1", "delivery", { expiresAt: { N: "1767225600" }, note: { S: "a\u2028b" } }),
  record("project#p", "pipeline#fraud", {
    name: { S: "fraud" },
    desired: { M: { digest: { S: "d2" } } },
    applied: { M: { digest: { S: "d1" } } },
  }),
  record("group#fraud-m", "route", {
    stable: { M: { targetModel: { S: "fraud-m/2.tar.gz" } } },
    previous: { L: [{ M: { targetModel: { S: "fraud-m/1.tar.gz" } } }] },
  }),
];

describe("slipway export and import", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await aFolder("backup");
  });
  const run = (line: string, upkeep = anUpkeep()) => runCommand(line.split(" "), { folder, upkeep });
  const backup = async (name: string, change = (text: string): string => text): Promise<string> => {
    await run(`export --out ${name}`, anUpkeep({ records: inMemoryRecords(RECORDS) }));
    await writeFile(join(folder, name), change(await readFile(join(folder, name), "utf8")));
    return name;
  };

  it("write lines of JSON, to standard output or to a file that only its owner reads", async () => {
    const upkeep = anUpkeep({ records: inMemoryRecords(RECORDS) });
    const { code, out, said } = await run("export", upkeep);
    expect(code).toBe(0);
    expect(said).toBe("exported 3 records of slipway-test");
    expect(out.split("\n").map((line) => JSON.parse(line))).toEqual([
      { backup: "slipway", format: 1, table: "slipway-test", at: "2026-01-01T00:00:00.000Z" },
      ...RECORDS.map((Item) => ({ Item })),
      { records: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await run("export --out own.jsonl", upkeep)).toMatchObject({ code: 0, out: "" });
    expect(await readFile(join(folder, "own.jsonl"), "utf8")).toBe(`${out}\n`);
    expect((await stat(join(folder, "own.jsonl"))).mode & 0o777).toBe(0o600);
  });

  it("leave no file where the records could not all be read", async () => {
    const records = {
      ...inMemoryRecords(RECORDS),
      pages: async function* () {
        yield RECORDS;
        throw new Error("away");
      },
    };
    await expect(run("export --out half.jsonl", anUpkeep({ records }))).rejects.toThrow("away");
    expect((await readdir(folder)).filter((name) => name.startsWith("half"))).toEqual([]);
  });

  it("reproduce what there was", async () => {
    const records = inMemoryRecords();
    const { code, said } = await run(`import ${await backup("whole.jsonl")}`, anUpkeep({ records }));
    expect({ code, said }).toEqual({ code: 0, said: "imported 3 records into slipway-test" });
    expect(records.all()).toEqual(RECORDS);
  });

  it.each<[string, (text: string) => string, string]>([
    ["cut", (text) => text.slice(0, text.length / 2), "is not a JSON object"],
    ["endless", (text) => text.split("\n").slice(0, -2).join("\n"), "without its last line"],
    [
      "short",
      (text) => text.replace(/\n[^\n]*delivery#1[^\n]*/, ""),
      "holds 2 records, and ends by saying 3",
    ],
    ["edited", (text) => text.replace("fraud-m/2", "fraud-m/9"), "the SHA-256 differs"],
    ["newer", (text) => text.replace('"format":1', '"format":2'), "it has format 2"],
    ["doubled", (text) => text + text, "comes after the end"],
    ["keyless", (text) => text.replace('"sk":', '"s":'), "pk and sk is missing"],
    ["foreign", () => "{}\n", "line 1 is no header of a backup"],
    ["empty", () => "", "it ends after line 0"],
  ])("refuse a %s backup before anything is written", async (name, change, reason) => {
    const records = inMemoryRecords();
    const { code, said } = await run(
      `import ${await backup(`${name}.jsonl`, change)}`,
      anUpkeep({ records }),
    );
    expect(code).toBe(1);
    expect(said).toContain(reason);
    expect(said).toContain("nothing of this one is taken up");
    expect(records.all()).toEqual([]);
  });

  it("leave an installation alone that has records, unless these are to give way", async () => {
    const records = inMemoryRecords([record("group#old", "route"), record("delivery#1", "delivery")]);
    const file = await backup("replacing.jsonl");
    const refused = await run(`import ${file}`, anUpkeep({ records }));
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("--replace") });
    expect(records.all()).toHaveLength(2);
    const { said } = await run(`import ${file} --replace`, anUpkeep({ records }));
    expect(said).toContain("and deleted 1 that the backup does not hold");
    expect(records.all()).toEqual(expect.arrayContaining(RECORDS));
    expect(records.all()).toHaveLength(3);
  });

  it("tell at once that the file is not whole and that the installation has records", async () => {
    const records = inMemoryRecords([record("group#old", "route")]);
    const file = await backup("both.jsonl", (text) => text.split("\n").slice(0, -2).join("\n"));
    const { code, said } = await run(`import ${file}`, anUpkeep({ records }));
    expect(code).toBe(1);
    expect(said).toContain("without its last line");
    expect(said).toContain("has records of its own");
    expect(records.all()).toHaveLength(1);
  });

  it("write nothing of a file that is not whole, though it may replace what is there", async () => {
    const old = [record("group#old", "route")];
    const records = inMemoryRecords(old);
    const file = await backup("part.jsonl", (text) => text.split("\n").slice(0, -2).join("\n"));
    expect((await run(`import ${file} --replace`, anUpkeep({ records }))).code).toBe(1);
    expect(records.all()).toEqual(old);
  });

  it("stop where somebody writes a record of the same key meanwhile", async () => {
    const records = inMemoryRecords(RECORDS.slice(0, 1));
    const late = { ...records, isEmpty: async () => true };
    const { code, said } = await run(`import ${await backup("late.jsonl")}`, anUpkeep({ records: late }));
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("has records of its own") });
    expect(records.all()).toHaveLength(1);
  });

  it("ask the bucket for the revisions and artifacts that the records name", async () => {
    const asked: string[] = [];
    const records = inMemoryRecords();
    const missingObjects = async (keys: readonly string[]): Promise<readonly string[]> => {
      asked.push(...keys);
      return keys.filter((key) => key.includes("d1") || key.includes("/1.tar"));
    };
    const file = await backup("objects.jsonl");
    const { code, said } = await run(`import ${file}`, anUpkeep({ records, missingObjects }));
    expect(asked).toEqual([
      "fraud/revisions/d2.json",
      "fraud/revisions/d1.json",
      "models/fraud-m/2.tar.gz",
      "models/fraud-m/1.tar.gz",
    ]);
    expect(code).toBe(1);
    expect(said).toContain("does not hold 2 objects");
    expect(said).toContain("fraud/revisions/d1.json, models/fraud-m/1.tar.gz; copy them");
    expect(records.all()).toEqual([]);
    expect((await run(`import ${file} --without-objects`, anUpkeep({ records, missingObjects }))).code).toBe(
      0,
    );
    expect(records.all()).toHaveLength(3);
  });

  it.each([
    ["import", "give FILE"],
    ["import a b", "give FILE"],
    ["import nowhere.jsonl", "nowhere.jsonl cannot be read"],
    ["export x", "give options only"],
  ])("refuse %s", async (line, message) => {
    const { code, said } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
