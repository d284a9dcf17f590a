import { describe, expect, it } from "@jest/globals";
import { didYouMean } from "../../../shared/config/validate/did-you-mean.ts";
import { nearest } from "../../../shared/config/validate/nearest.ts";

describe("the nearest name", () => {
  it.each([
    ["instance_typ", "instance_type"],
    ["instanceType", "instance_type"],
    ["imageuri", "image_uri"],
    ["entrypoint", "entry_point"],
    ["image", "image_uri"],
    ["inst_cnt", "instance_count"],
    ["inst", undefined],
    ["i", undefined],
    ["zzz", undefined],
    ["x".repeat(100), undefined],
  ])("to %s is %s", (word, expected) => {
    expect(nearest(word, ["instance_type", "instance_count", "image_uri", "entry_point"])).toBe(expected);
  });

  it("is replaced by a list where nothing is near", () => {
    expect(didYouMean("q", ["alpha", "beta"])).toBe("use one of alpha, beta");
    expect(didYouMean("q", [])).toBe("there is none here");
  });

  it("is the nearest of several, and the first of equals", () => {
    expect(nearest("abcdef", ["abcdxx", "abcdex", "abcdey"])).toBe("abcdex");
  });

  it.each<[word: string, candidate: string, isNear: boolean]>([
    ["ab", "ba", true],
    ["abcd", "abdc", true],
    ["abc", "abd", true],
    ["abc", "ade", false],
    ["abcdef", "abcdxx", true],
    ["abcdef", "abcxxx", false],
    ["a", "b", false],
    ["a", "A", true],
    ["max_jobs", "MaxJobs", true],
    ["x".repeat(80), `${"x".repeat(79)}y`, true],
    ["x".repeat(81), `${"x".repeat(80)}y`, false],
    ["img", "image", true],
    ["mage", "image_uri", true],
    ["zimg", "image", false],
    ["im", "container_image", false],
  ])("of one takes %s for %s: %s", (word, candidate, isNear) => {
    expect(nearest(word, [candidate])).toBe(isNear ? candidate : undefined);
  });

  it("shows twelve of many", () => {
    const many = Array.from({ length: 13 }, (_, index) => `name${index + 10}`);
    const shown = many.slice(0, 12).join(", ");
    expect(didYouMean("q", many)).toBe(`use one of ${shown}, …`);
    expect(didYouMean("q", many.slice(0, 12))).toBe(`use one of ${shown}`);
  });
});
