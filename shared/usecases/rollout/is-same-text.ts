import { mediaType } from "../inference/media-type.ts";
import { isSameNumber } from "./is-same-number.ts";
import { isSameValue } from "./is-same-value.ts";

const LINES = /\r?\n/;

const linesOf = (text: string): readonly string[] => text.trimEnd().split(LINES);

const isEach = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  a.length === b.length && a.every((each, at) => isSame(each, b[at] as T));

const isSameJsonText = (a: string, b: string, tolerance: number): boolean => {
  try {
    return isSameValue(JSON.parse(a), JSON.parse(b), tolerance);
  } catch {
    return false;
  }
};

const isSameCell = (a: string, b: string, tolerance: number): boolean => {
  if (a.trim() === b.trim()) return true;
  return a.trim() !== "" && b.trim() !== "" && isSameNumber(Number(a), Number(b), tolerance);
};

const isSameRow = (a: string, b: string, tolerance: number): boolean =>
  isEach(a.split(","), b.split(","), (one, other) => isSameCell(one, other, tolerance));

type Comparison = (a: string, b: string, tolerance: number) => boolean;

const byLine =
  (isSame: Comparison): Comparison =>
  (a, b, tolerance) =>
    isEach(linesOf(a), linesOf(b), (one, other) => isSame(one, other, tolerance));

const comparisonFor = (type: string): Comparison | undefined => {
  if (/^application\/((x-)?jsonlines|(x-)?ndjson)$/.test(type)) return byLine(isSameJsonText);
  if (type === "application/json" || type.endsWith("+json")) return isSameJsonText;
  return type === "text/csv" ? byLine(isSameRow) : undefined;
};

/** Whether two texts of a media type that holds numbers are the same but for small differences of these. */
export const isSameText = (
  a: string,
  b: string,
  { contentType, tolerance }: { readonly contentType: string; readonly tolerance: number },
): boolean => comparisonFor(mediaType(contentType))?.(a, b, tolerance) ?? false;
