import { invalidRange } from "../s3-errors.ts";

/** Bytes from `start` up to, not including, `end`. */
export type ByteRange = { readonly start: number; readonly end: number };

const rangeOf = (first: string, last: string, size: number): ByteRange => {
  if (first === "") return { start: Math.max(0, size - Number(last)), end: last === "0" ? 0 : size };
  return { start: Number(first), end: last === "" ? size : Math.min(Number(last) + 1, size) };
};

/** The one range that a reader asks for; like S3, several at once or what is no range means the whole. */
export const requestedRange = (header: string | undefined, size: number): ByteRange | undefined => {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first !== "" && last !== "" && Number(first) > Number(last)) return undefined;
  const range = rangeOf(first, last, size);
  if (range.start >= range.end) throw invalidRange({ RangeRequested: header ?? "", ActualObjectSize: size });
  return range;
};
