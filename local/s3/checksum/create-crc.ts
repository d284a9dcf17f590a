import type { CrcParameters } from "./crc-parameters.ts";
import { type CrcTables, crcTables } from "./crc-tables.ts";
import type { Digest } from "./digest.ts";

const tablesOf = new Map<bigint, CrcTables>();

const knownTables = (parameters: CrcParameters): CrcTables => {
  const tables = tablesOf.get(parameters.polynomial) ?? crcTables(parameters);
  tablesOf.set(parameters.polynomial, tables);
  return tables;
};

const at = (table: Int32Array, row: number, byte: number): number =>
  table[(row << 8) | (byte & 255)] as number;

/** Computes a CRC for which Node has no native function (measured: about 0.5 GB/s). */
export const createCrc = (parameters: CrcParameters): Digest => {
  const { high, low } = knownTables(parameters);
  let upper = parameters.bits === 64 ? -1 : 0;
  let lower = -1;

  /** Eight bytes at once: each has a table that already counts the bytes behind it. */
  const takeEight = (chunk: Uint8Array, from: number): void => {
    const byte = (offset: number): number => chunk[from + offset] as number;
    const a = lower ^ (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24));
    const b = upper ^ (byte(4) | (byte(5) << 8) | (byte(6) << 16) | (byte(7) << 24));
    const sum = (table: Int32Array): number =>
      at(table, 7, a) ^
      at(table, 6, a >>> 8) ^
      at(table, 5, a >>> 16) ^
      at(table, 4, a >>> 24) ^
      at(table, 3, b) ^
      at(table, 2, b >>> 8) ^
      at(table, 1, b >>> 16) ^
      at(table, 0, b >>> 24);
    upper = sum(high);
    lower = sum(low);
  };

  const takeOne = (byte: number): void => {
    const entry = (lower ^ byte) & 255;
    lower = ((lower >>> 8) | (upper << 24)) ^ at(low, 0, entry);
    upper = (upper >>> 8) ^ at(high, 0, entry);
  };

  return {
    update: (chunk) => {
      const whole = chunk.length - (chunk.length % 8);
      for (let from = 0; from < whole; from += 8) takeEight(chunk, from);
      for (let from = whole; from < chunk.length; from++) takeOne(chunk[from] as number);
    },
    digest: () => {
      const value = Buffer.alloc(8);
      value.writeInt32BE(~upper, 0);
      value.writeInt32BE(~lower, 4);
      return value.subarray(8 - parameters.bits / 8);
    },
  };
};
