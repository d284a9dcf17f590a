import { describe, expect, it } from "@jest/globals";
import type { DefinitionParameter } from "../../../../shared/compiler/definition.ts";
import { parameterValue } from "../../../../shared/compiler/pipeline/parameter-value.ts";

describe("a value that a start gives", () => {
  it.each<[type: DefinitionParameter["Type"], text: string, value: unknown]>([
    ["String", "a", "a"],
    ["String", "", undefined],
    ["Boolean", "true", true],
    ["Boolean", "FALSE", false],
    ["Boolean", "untrue", undefined],
    ["Boolean", "true!", undefined],
    ["Integer", "12", 12],
    ["Integer", "-3", -3],
    ["Integer", "+3", 3],
    ["Integer", "1.5", undefined],
    ["Integer", "x1", undefined],
    ["Integer", "1x", undefined],
    ["Float", "1.5", 1.5],
    ["Float", "1e-3", 0.001],
    ["Float", " ", undefined],
    ["Float", "x", undefined],
    ["Float", "Infinity", undefined],
  ])("of type %s: %j is %j", (Type, text, value) => {
    expect(parameterValue({ Name: "A", Type }, text)).toBe(value);
  });

  it("is one of the enum, if there is one", () => {
    const parameter = { Name: "A", Type: "String", EnumValues: ["a", "b"] } as const;
    expect(parameterValue(parameter, "b")).toBe("b");
    expect(parameterValue(parameter, "c")).toBeUndefined();
  });
});
