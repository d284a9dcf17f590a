import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cutParts } from "../../../../shared/adapters/artifacts/cut-parts.ts";

const TIB = 1024 ** 4;

describe("the parts of a copy", () => {
  it("hold every byte once, in what S3 allows, whatever the size", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 48 * TIB }),
        fc.integer({ min: 5 * 1024 ** 2, max: 512 * 1024 ** 2 }),
        (size, partSize) => {
          const parts = cutParts(size, partSize);
          expect(parts.length).toBeLessThanOrEqual(10_000);
          expect(parts[0]?.start).toBe(0);
          expect(parts.at(-1)?.end).toBe(size);
          const isSound = parts.every(
            ({ number, start, end }, index) =>
              number === index + 1 &&
              start < end &&
              (parts[index + 1]?.start ?? size) === end &&
              end - start <= 5 * 1024 ** 3 &&
              (index === parts.length - 1 || end - start >= 5 * 1024 ** 2),
          );
          expect(isSound).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
