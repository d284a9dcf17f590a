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
});
