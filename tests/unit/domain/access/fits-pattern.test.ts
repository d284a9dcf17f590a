import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fitsPattern } from "../../../../shared/domain/access/fits-pattern.ts";

describe("a pattern", () => {
  it.each([
    ["fraud", "fraud", true],
    ["fraud", "fraud-eu", false],
    ["*", "fraud", true],
    ["*", "", true],
    ["fraud-*", "fraud-eu", true],
    ["fraud-*", "fraud", false],
    ["*-eu", "fraud-eu", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "ac", false],
    ["ab*ba", "aba", false],
    ["a**b", "ab", true],
    ["role/*", "role/a/b", false],
    ["role/*", "role:a", false],
    ["a:*", "a:b:c", false],
    ["*", "a/b", false],
    ["*:*", "a:b", true],
    [".*", "x", false],
  ])("%s, for %s: %s", (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits);
  });

  it("fits what the same regular expression fits", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", ":", "/"), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "*", ":", "/"), maxLength: 6 });
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll("*", "[^:/]*")}$`);
        expect(fitsPattern(pattern, text)).toBe(expression.test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("is tried in linear time, whatever the text is", () => {
    // Tried otherwise it would take longer than anybody lives.
    expect(fitsPattern(`${"*a".repeat(30)}b`, "a".repeat(20_000))).toBe(false);
  });
});
