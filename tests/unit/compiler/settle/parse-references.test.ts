import { describe, expect, it } from "@jest/globals";
import { parseReferences } from "../../../../shared/compiler/settle/parse-references.ts";

describe("the references of a text", () => {
  it.each([
    ["", [{ literal: "" }]],
    ["plain", [{ literal: "plain" }]],
    ["${a.b}", [{ reference: "a.b" }]],
    ["${ a.b }", [{ reference: "a.b" }]],
    ["x${a}y", [{ literal: "x" }, { reference: "a" }, { literal: "y" }]],
    ["${a}${b}", [{ reference: "a" }, { reference: "b" }]],
    ["$${a}", [{ literal: "${a}" }]],
    ["x$${a}y${b}", [{ literal: "x${a}y" }, { reference: "b" }]],
    ["$${a}$${b}", [{ literal: "${a}${b}" }]],
    ["${a}$${b}", [{ reference: "a" }, { literal: "${b}" }]],
    ["${}", [{ reference: "" }]],
    ["${a", [{ literal: "${a" }]],
    ["$a}", [{ literal: "$a}" }]],
    ["${a{b}", [{ literal: "${a{b}" }]],
    ["cost: $5 ${a}", [{ literal: "cost: $5 " }, { reference: "a" }]],
  ])("%j is cut into its parts", (text, parts) => {
    expect(parseReferences(text)).toEqual(parts);
  });
});
