import { describe, expect, it } from "@jest/globals";
import { resolveScalar } from "../../../../shared/config/yaml/resolve-scalar.ts";

describe("a plain scalar", () => {
  it.each([
    ["yes", true],
    ["On", true],
    ["NO", false],
    ["yEs", "yEs"],
    ["~", null],
    ["", null],
    ["Null", null],
    ["010", 8],
    ["0o10", "0o10"],
    ["12:30", 750],
    ["0x1F", 31],
    ["0b101", 5],
    ["1_000", 1000],
    ["-17", -17],
    ["089", "089"],
    ["1e-4", "1e-4"],
    ["1.0e-4", 0.0001],
    ["1.5e3", "1.5e3"],
    ["1.5e+3", 1500],
    [".5", 0.5],
    [".inf", Infinity],
    ["-.INF", -Infinity],
    ["2024-01-01", "2024-01-01"],
    ["1.2.3", "1.2.3"],
  ])("%j is what PyYAML reads: %j", (text, value) => {
    expect(resolveScalar(text).value).toEqual(value);
  });

  it("keeps how Python writes a number", () => {
    const python = (text: string) => resolveScalar(text).python;
    expect([
      python("1.0"),
      python("1"),
      python("0.00001"),
      python("1.0e+20"),
      python("123456789012345678901"),
    ]).toEqual(["1.0", "1", "1e-05", "1e+20", "123456789012345678901"]);
  });
});
