import { describe, expect, it } from "@jest/globals";
import { resolveTagged } from "../../../../shared/config/yaml/resolve-tagged.ts";

// What PyYAML 6 makes of `!!float …`, by json.dumps.
describe("a scalar that is tagged as a float", () => {
  it.each([
    ["1", "1.0"],
    ["-1", "-1.0"],
    ["+1", "1.0"],
    ["010", "10.0"],
    ["1_0", "10.0"],
    ["1.5", "1.5"],
    [".5", "0.5"],
    ["1e3", "1000.0"],
    ["1e-4", "0.0001"],
    ["1:30", "90.0"],
    ["1:03.5", "63.5"],
    [".inf", "Infinity"],
  ])("%s is written as %s", (text, python) => {
    expect(resolveTagged(text, "float")).toEqual({ value: Number(python), python });
  });

  it("stays text where it is no number", () => {
    expect(resolveTagged("abc", "float")).toEqual({ value: "abc" });
  });
});

describe("a scalar of another tag", () => {
  it.each([
    ["str", { value: "1" }],
    ["timestamp", { value: "1" }],
    ["int", { value: 1, python: "1" }],
    [undefined, { value: 1, python: "1" }],
  ])("%s is read as such", (tag, resolved) => {
    expect(resolveTagged("1", tag)).toEqual(resolved);
  });
});
