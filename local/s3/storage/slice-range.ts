import type { Slice } from "./slice.ts";

/** The bytes from `start` up to, not including, `end` of what the slices hold. */
export const sliceRange = (slices: readonly Slice[], start: number, end: number): Slice[] => {
  const cut: Slice[] = [];
  let position = 0;
  for (const slice of slices) {
    const from = Math.max(start, position);
    const to = Math.min(end, position + slice.length);
    if (from < to) cut.push({ blob: slice.blob, start: slice.start + from - position, length: to - from });
    position += slice.length;
  }
  return cut;
};
