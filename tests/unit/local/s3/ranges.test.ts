import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { requestedRange } from "../../../../local/s3/reading/requested-range.ts";
import { sliceRange } from "../../../../local/s3/storage/slice-range.ts";

describe("requestedRange", () => {
  it.each([
    ["bytes=0-0", { start: 0, end: 1 }],
    ["bytes=2-", { start: 2, end: 10 }],
    ["bytes=-3", { start: 7, end: 10 }],
    ["bytes=-30", { start: 0, end: 10 }],
    ["bytes=5-500", { start: 5, end: 10 }],
  ])("%s of ten bytes is understood", (header, range) => {
    expect(requestedRange(header, 10)).toEqual(range);
  });

  it.each(["bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "", undefined])(
    "%s means the whole",
    (header) => {
      expect(requestedRange(header, 10)).toBeUndefined();
    },
  );

  it.each([
    ["bytes=10-", 10],
    ["bytes=-0", 10],
    ["bytes=0-", 0],
  ])("%s of %i bytes is refused", (header, size) => {
    expect(() => requestedRange(header, size)).toThrow(expect.objectContaining({ code: "InvalidRange" }));
  });
});

describe("sliceRange", () => {
  it("cuts as a plain array would be cut", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(lengths, fc.nat(60), fc.nat(60), (each, a, b) => {
        const slices = each.map((length, index) => ({ blob: String(index), start: 100 * index, length }));
        const bytes = (of: typeof slices): string[] =>
          of.flatMap(({ blob, start, length }) => Array.from({ length }, (_, at) => `${blob}:${start + at}`));
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(bytes(sliceRange(slices, start, end) as typeof slices)).toEqual(
          bytes(slices).slice(start, end),
        );
      }),
    );
  });
});
