import { describe, expect, it } from "@jest/globals";
import { showValue } from "../../../../shared/config/validate/show-value.ts";
import { parseYaml } from "../../../../shared/config/yaml/parse-yaml.ts";
import { aConfigFile } from "../../../builders/a-config-file.ts";

describe("a value in a message", () => {
  it.each([
    ["{a: 1}", "a map"],
    ["{}", "a map"],
    ["[1]", "a list"],
    ["[]", "an empty list"],
    ["~", "nothing"],
    ["1.5", "1.5"],
    ["yes", "true"],
    ["'yes'", '"yes"'],
    ["x".repeat(58), `"${"x".repeat(58)}"`],
    ["x".repeat(59), `"${"x".repeat(59)}…`],
  ])("%s is called %s", (text, shown) => {
    const { root } = parseYaml(aConfigFile(text));
    expect(root && showValue(root)).toBe(shown);
  });
});
