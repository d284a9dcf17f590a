import { describe, expect, it } from "@jest/globals";
import { pythonFloat } from "../../../../shared/config/yaml/python-float.ts";

describe("a float as Python writes it", () => {
  // Each right side was printed by CPython's repr().
  it.each([
    [1, "1.0"],
    [0.1, "0.1"],
    [-2.5, "-2.5"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [123456789.125, "123456789.125"],
    [1e22, "1e+22"],
    [0, "0.0"],
    [-0, "-0.0"],
    [Number.NaN, "NaN"],
    [Infinity, "Infinity"],
    [-Infinity, "-Infinity"],
  ])("%d is %s", (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });
});
