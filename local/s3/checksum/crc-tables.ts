import type { CrcParameters } from "./crc-parameters.ts";

/** Eight tables of 256 remainders, upper and lower halves apart, since numbers above 32 bits would be slow. */
export type CrcTables = { readonly high: Int32Array; readonly low: Int32Array };

const remainderOf = (byte: number, zeroBytes: number, { polynomial }: CrcParameters): bigint => {
  let remainder = BigInt(byte);
  for (let bit = 0; bit < 8 * (zeroBytes + 1); bit++)
    remainder = remainder & 1n ? (remainder >> 1n) ^ polynomial : remainder >> 1n;
  return remainder;
};

/** Computes the tables for a CRC that takes eight bytes at a step. */
export const crcTables = (parameters: CrcParameters): CrcTables => {
  const high = new Int32Array(8 * 256);
  const low = new Int32Array(8 * 256);
  for (let entry = 0; entry < 8 * 256; entry++) {
    const remainder = remainderOf(entry & 255, entry >> 8, parameters);
    high[entry] = Number(remainder >> 32n) | 0;
    low[entry] = Number(remainder & 0xffffffffn) | 0;
  }
  return { high, low };
};
