import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { validate } from "../../../../shared/config/validate/validate.ts";
import { parseYaml } from "../../../../shared/config/yaml/parse-yaml.ts";
import { placeOf } from "../../../../shared/config/yaml/place.ts";
import { aConfigFile } from "../../../builders/a-config-file.ts";

const check = (schema: z.ZodType, text: string) => {
  const { root } = parseYaml(aConfigFile(text));
  if (root === undefined) throw new Error("the test's own text is no YAML");
  const { value, rest, diagnostics } = validate(schema, placeOf(root));
  return {
    value,
    rest: rest?.value,
    told: diagnostics.map(
      ({ code, line, column, message, hint }) =>
        `${line}:${column} ${code} ${message}${hint === undefined ? "" : ` (${hint})`}`,
    ),
  };
};

describe("validating", () => {
  const job = z.strictObject({
    image: z.string().describe("URI of the image."),
    count: z.int().min(1).max(9).optional(),
    mode: z.enum(["File", "Pipe"]).optional(),
    tags: z.array(z.string().min(1)).max(2).optional(),
    env: z.record(z.string(), z.strictObject({ value: z.string() })).optional(),
    where: z.union([z.boolean(), z.strictObject({ subnet: z.string(), group: z.string() })]).optional(),
  });

  it("gives what is right as it is", () => {
    expect(check(job, "image: a\ncount: 2\ntags: [x]")).toEqual({
      value: { image: "a", count: 2, tags: ["x"] },
      rest: undefined,
      told: [],
    });
  });

  it.each([
    ["image: 1", ["1:8 invalid-value expected text; found 1"]],
    ["image:", ['1:7 missing-key "image" has no value (URI of the image.)']],
    ["count: 1", ['1:1 missing-key "image" is missing (URI of the image.)']],
    ["imag: a", ['1:1 unknown-key unknown key "imag" (did you mean "image"?)']],
    ["image: a\nsubnet: b", ['2:1 unknown-key unknown key "subnet" (it belongs into "where")']],
    ["image: a\ncount: 0", ["2:8 invalid-value expected at least 1; found 0"]],
    ["image: a\ncount: 10", ["2:8 invalid-value expected at most 9; found 10"]],
    ["image: a\ncount: 1.5", ["2:8 invalid-value expected a whole number; found 1.5"]],
    ["image: a\ncount: x", ['2:8 invalid-value expected a number; found "x"']],
    ["image: a\nmode: Fil", ['2:7 invalid-value expected File or Pipe; found "Fil" (did you mean "File"?)']],
    [
      "image: a\nmode: yes",
      [
        "2:7 invalid-value expected File or Pipe; found true (yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word)",
      ],
    ],
    ["image: a\ntags: [a, b, c]", ["2:1 invalid-value expected at most 2 items; found a list"]],
    ['image: a\ntags: [""]', ['2:8 invalid-value expected at least 1 character; found ""']],
    ["image: a\ntags: x", ['2:7 invalid-value expected a list; found "x"']],
    ["image: a\nenv: {A: {valu: x}}", ['2:11 unknown-key unknown key "valu" (did you mean "value"?)']],
    ["image: a\nenv: [x]", ["2:1 invalid-value expected a map; found a list"]],
    ["image: a\nwhere: x", ['2:8 invalid-value expected true or false, or a map; found "x"']],
    ["image: a\nwhere: {subnet: s}", ['2:1 missing-key "group" is missing (expected text)']],
    ["image: a\nwhere: {subnet: s, group: 1}", ["2:27 invalid-value expected text; found 1"]],
    ["image: a\nwhere: {subnet: s, grp: g}", ['2:20 unknown-key unknown key "grp" (did you mean "group"?)']],
    ["[image]", ["1:1 invalid-value expected a map; found a list"]],
    ["x", ['1:1 invalid-value expected a map; found "x"']],
  ])("tells of %j where and what is wrong", (text, told) => {
    expect(check(job, text).told).toEqual(told);
  });

  it.each([
    ["image: a\ncuont: 2", { image: "a", count: 2 }],
    ["image: a\ncount: 0\nmode: Pipe", { image: "a", mode: "Pipe" }],
    ["image: a\ntags: {a: b}", { image: "a", tags: [] }],
    ["count: 2", { image: "missing", count: 2 }],
    ["image: a\nimag: b", { image: "a" }],
    [
      "image: a\nenv: {A: {}, B: {value: y}}",
      { image: "a", env: { A: { value: "missing" }, B: { value: "y" } } },
    ],
  ])("keeps of %j what can still be checked", (text, rest) => {
    expect(check(job, text)).toMatchObject({ value: undefined, rest });
  });
});
