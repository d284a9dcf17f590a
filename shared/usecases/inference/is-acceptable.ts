import { mediaType } from "./media-type.ts";

type Range = { readonly type: string; readonly quality: number };

const toRange = (text: string): Range => {
  const quality = /;\s*q\s*=\s*([0-9.]+)/i.exec(text)?.[1];
  return { type: mediaType(text), quality: quality === undefined ? 1 : Number(quality) };
};

/** How exactly a range names a type, 0 for not at all; the most exact range decides. */
const exactness = (range: string, type: string): number => {
  if (range === type) return 3;
  if (range.endsWith("/*") && type.startsWith(range.slice(0, -1))) return 2;
  return range === "*/*" ? 1 : 0;
};

const isWanted = (ranges: readonly Range[], type: string): boolean => {
  const [best] = ranges
    .filter((range) => exactness(range.type, type) > 0)
    .toSorted((a, b) => exactness(b.type, type) - exactness(a.type, type));
  return best !== undefined && best.quality > 0;
};

/** Whether an `Accept` header lets one of some types be the answer's. */
export const isAcceptable = (accept: string, types: readonly string[]): boolean => {
  const ranges = accept.split(",").map(toRange);
  // A declared range, such as text/*, may turn out to be any of the types that are wanted.
  const isOpen = (type: string): boolean =>
    type.endsWith("/*") &&
    ranges.some((range) => range.quality > 0 && (type === "*/*" || range.type.startsWith(type.slice(0, -1))));
  return types.map(mediaType).some((type) => isWanted(ranges, type) || isOpen(type));
};
