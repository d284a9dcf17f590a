/** A part of an object; the ends are the offsets of its first byte and the one after its last. */
export type Part = { readonly number: number; readonly start: number; readonly end: number };

// What S3 lets an object be made of.
const MOST_PARTS = 10_000;

/** The parts to copy an object in: the same for the same size, so that a copy that was broken off can be gone on with. */
export const cutParts = (size: number, partSize: number): readonly Part[] => {
  const step = Math.max(partSize, Math.ceil(size / MOST_PARTS));
  return Array.from({ length: Math.ceil(size / step) }, (_, index) => ({
    number: index + 1,
    start: index * step,
    end: Math.min(size, (index + 1) * step),
  }));
};
