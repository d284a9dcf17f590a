import type { CrcParameters } from "./crc-parameters.ts";

export type CrcPart = { readonly crc: bigint; readonly size: number };

/** Multiplies two polynomials modulo the CRC's; in reflected order the highest bit stands for x^0. */
const multiply = (left: bigint, right: bigint, { bits, polynomial }: CrcParameters): bigint => {
  let product = 0n;
  let shifted = right;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit--) {
    if ((left >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
};

/** x to the power of 8 * bytes: what a CRC is multiplied by when so many bytes follow. */
const shiftBy = (bytes: number, parameters: CrcParameters): bigint => {
  const one = 1n << BigInt(parameters.bits - 1);
  let result = one;
  let power = one >> 8n;
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(power, result, parameters);
    power = multiply(power, power, parameters);
  }
  return result;
};

/** The CRC of the parts' bytes one after another, from the parts' CRCs alone. */
export const combineCrc = (parts: readonly CrcPart[], parameters: CrcParameters): bigint =>
  parts.reduce((crc, part) => multiply(shiftBy(part.size, parameters), crc, parameters) ^ part.crc, 0n);
