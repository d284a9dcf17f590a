import { describe, expect, it } from "@jest/globals";
import { parsePropertyPath } from "../../../../shared/compiler/references/parse-property-path.ts";

describe("a property path", () => {
  it.each<[text: string, keys: readonly (string | number)[] | undefined]>([
    ["A", ["A"]],
    ["A.B_1.c-d", ["A", "B_1", "c-d"]],
    ["A['k'].C[0]", ["A", "k", "C", 0]],
    ['A["a.b"]', ["A", "a.b"]],
    ["['k']", ["k"]],
    ["A['']", ["A", ""]],
    ["A[12][3]", ["A", 12, 3]],
    ["", undefined],
    [".A", ["A"]],
    ["A.", undefined],
    ["A..B", undefined],
    ["1A", undefined],
    ["A[x]", undefined],
    ["A['k'", undefined],
    ["A B", undefined],
  ])("%j is %j", (text, keys) => {
    expect(parsePropertyPath(text)).toEqual(keys);
  });
});
