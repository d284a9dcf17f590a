import { describe, expect, it } from "@jest/globals";
import { parsePattern } from "../../../../../local/events/pattern/parse-pattern.ts";

const refusal = (text: string): { code?: string; message?: string } => {
  try {
    parsePattern(text);
  } catch (error) {
    return error as { code: string; message: string };
  }
  return {};
};

describe("reading an event pattern", () => {
  it.each<[string, unknown, string]>([
    ["no object", ["source"], "Filter is not an object"],
    ["nothing", {}, "$ must not be empty"],
    ["a bare value", { source: "aws.s3" }, "$.source must be an object or an array"],
    ["an empty list", { source: [] }, "$.source must not be an empty array"],
    ["an empty object", { detail: {} }, "$.detail must not be empty"],
    ["a list within a list", { source: [["x"]] }, "$.source must hold"],
    ["an unknown matcher", { source: [{ preffix: "x" }] }, "unrecognized match type preffix"],
    ["two matchers in one", { source: [{ prefix: "x", suffix: "y" }] }, "exactly one key"],
    ["no matcher", { source: [{}] }, "exactly one key"],
    ["a prefix that is a number", { source: [{ prefix: 1 }] }, "prefix must be a string"],
    ["a prefix of an unknown form", { source: [{ prefix: { like: "x" } }] }, "prefix must be a string or"],
    ["a suffix that is a list", { source: [{ suffix: ["x"] }] }, "suffix must be a string"],
    ["equals-ignore-case of null", { source: [{ "equals-ignore-case": null }] }, "must be a string"],
    ["exists with a text", { source: [{ exists: "yes" }] }, "exists must be true or false"],
    ["no address range", { a: [{ cidr: "10.0.0.0/33" }] }, "cidr must be an IP address range"],
    ["two wildcards in a row", { a: [{ wildcard: "a**b" }] }, "two wildcards in a row"],
    ["a backslash before a letter", { a: [{ wildcard: "a\\b" }] }, "backslash"],
    ["an empty comparison", { a: [{ numeric: [] }] }, "numeric must be a list"],
    ["an unknown comparison", { a: [{ numeric: ["!=", 1] }] }, 'no comparison "!="'],
    ["a comparison with text", { a: [{ numeric: ["<", "1"] }] }, "numeric must compare with numbers"],
    ["a comparison too far out", { a: [{ numeric: ["<", 6e9] }] }, "numeric must compare with numbers"],
    ["a range the wrong way round", { a: [{ numeric: ["<", 5, ">", 0] }] }, "range such as"],
    ["an empty range", { a: [{ numeric: [">", 5, "<", 5] }] }, "bottom is not below its top"],
    ["a comparison cut short", { a: [{ numeric: ["<"] }] }, "numeric must"],
    ["anything-but of nothing", { a: [{ "anything-but": [] }] }, "must not be an empty list"],
    ["anything-but of null", { a: [{ "anything-but": null }] }, "strings or numbers"],
    ["anything-but of a mixture", { a: [{ "anything-but": [1, "x"] }] }, "not both"],
    [
      "anything-but of an unknown form",
      { a: [{ "anything-but": { exists: true } }] },
      "must hold one of prefix",
    ],
    ["$or of one", { $or: [{ a: [1] }] }, "$.$or must be a list of two or more patterns"],
    [
      "$or with a mistake",
      { b: { $or: [{ a: [1] }, { c: 1 }] } },
      "$.b.$or[1].c must be an object or an array",
    ],
  ])("refuses %s, naming the place", (_name, pattern, message) => {
    expect(refusal(JSON.stringify(pattern))).toMatchObject({
      code: "InvalidEventPatternException",
      message: expect.stringContaining(message),
    });
  });

  it("refuses what is no JSON", () => {
    expect(refusal('{"source": ["x"')).toMatchObject({ code: "InvalidEventPatternException" });
  });

  it("refuses what is longer than the API takes", () => {
    expect(refusal(JSON.stringify({ source: ["x".repeat(4096)] })).message).toContain("4096");
  });
});
