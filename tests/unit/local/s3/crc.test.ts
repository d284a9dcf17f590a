import { describe, expect, it } from "@jest/globals";
import type { ChecksumAlgorithm } from "../../../../local/s3/checksum/checksum-algorithm.ts";
import { combineChecksums } from "../../../../local/s3/checksum/combine-checksums.ts";
import { createDigest } from "../../../../local/s3/checksum/create-digest.ts";

const sum = (algorithm: ChecksumAlgorithm, ...chunks: Uint8Array[]): string => {
  const digest = createDigest(algorithm);
  for (const chunk of chunks) digest.update(chunk);
  return digest.digest().toString("hex");
};

describe("checksums", () => {
  // The check values of the published CRC catalogue.
  it.each([
    ["CRC32", "cbf43926"],
    ["CRC32C", "e3069283"],
    ["CRC64NVME", "ae8b14860a799888"],
  ] as const)("%s of 123456789 is its check value", (algorithm, value) => {
    expect(sum(algorithm, Buffer.from("123456789"))).toBe(value);
  });

  it.each(["CRC32", "CRC32C", "CRC64NVME"] as const)(
    "%s does not depend on how bytes are cut",
    (algorithm) => {
      const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 37) % 256));
      const whole = sum(algorithm, bytes);
      for (const cut of [0, 1, 7, 8, 9, 500, 999])
        expect(sum(algorithm, bytes.subarray(0, cut), bytes.subarray(cut))).toBe(whole);
    },
  );

  it.each(["CRC32", "CRC32C", "CRC64NVME"] as const)(
    "%s of the whole follows from the parts' alone",
    (algorithm) => {
      const parts = [Buffer.alloc(1000, 1), Buffer.alloc(1), Buffer.alloc(70_001, 3), Buffer.from("end")];
      const whole = Buffer.from(sum(algorithm, Buffer.concat(parts)), "hex").toString("base64");
      const checksums = parts.map((part) => ({
        value: Buffer.from(sum(algorithm, part), "hex").toString("base64"),
        size: part.length,
      }));
      expect(combineChecksums(checksums, { algorithm, type: "FULL_OBJECT" }).value).toBe(whole);
    },
  );

  it("combines parts of several gigabytes without reading them", () => {
    const parts = [
      { value: "AAAAAQ==", size: 5 * 1024 ** 3 },
      { value: "AAAAAQ==", size: 5 * 1024 ** 3 },
    ];
    expect(combineChecksums(parts, { algorithm: "CRC32", type: "FULL_OBJECT" }).value).toHaveLength(8);
  });

  it("makes a checksum of checksums where the type is COMPOSITE", () => {
    const value = Buffer.from(sum("SHA256", Buffer.from("a")), "hex").toString("base64");
    const expected = Buffer.from(sum("SHA256", Buffer.from(value, "base64")), "hex").toString("base64");
    expect(combineChecksums([{ value, size: 1 }], { algorithm: "SHA256", type: "COMPOSITE" }).value).toBe(
      `${expected}-1`,
    );
  });
});
