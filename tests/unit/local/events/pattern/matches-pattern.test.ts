import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchesPattern } from "../../../../../local/events/pattern/matches-pattern.ts";
import { parsePattern } from "../../../../../local/events/pattern/parse-pattern.ts";

const approval = {
  version: "0",
  id: "844e2571",
  "detail-type": "SageMaker Model Package State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2021-02-24T17:00:14Z",
  region: "us-east-1",
  resources: ["arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/2"],
  detail: { ModelPackageGroupName: "churn", ModelPackageVersion: 2, ModelApprovalStatus: "Approved" },
};
const detail = (value: unknown) => ({ detail: value });
const matches = (pattern: object, event: unknown) =>
  matchesPattern(parsePattern(JSON.stringify(pattern)), event);

describe("event patterns", () => {
  it.each<[string, object, unknown, boolean]>([
    ["a field among several", { source: ["aws.s3", "aws.sagemaker"] }, approval, true],
    ["a field with another value", { source: ["aws.s3"] }, approval, false],
    [
      "all fields",
      { source: ["aws.sagemaker"], detail: { ModelApprovalStatus: ["Approved"] } },
      approval,
      true,
    ],
    [
      "one field of two",
      { source: ["aws.sagemaker"], detail: { ModelApprovalStatus: ["Rejected"] } },
      approval,
      false,
    ],
    ["a field that is missing", { detail: { Missing: ["x"] } }, approval, false],
    ["an inherited member", { detail: { toString: [{ exists: true }] } }, approval, false],
    ["an element of a list", { resources: [{ suffix: "/churn/2" }] }, approval, true],
    ["a number", { detail: { ModelPackageVersion: [2] } }, approval, true],
    ["a number written otherwise", { detail: { a: [3.0e2] } }, JSON.parse('{"detail":{"a":300.0}}'), true],
    ["a number that is text", { detail: { ModelPackageVersion: ["2"] } }, approval, false],
    ["true", { detail: { a: [true] } }, detail({ a: true }), true],
    ["true that is text", { detail: { a: [true] } }, detail({ a: "true" }), false],
    ["the letter's case", { source: ["AWS.sagemaker"] }, approval, false],

    ["null", { detail: { a: [null] } }, detail({ a: null }), true],
    ["null where nothing is", { detail: { a: [null] } }, detail({}), false],
    ["null where an empty text is", { detail: { a: [null] } }, detail({ a: "" }), false],
    ["an empty text", { detail: { a: [""] } }, detail({ a: "" }), true],

    ["prefix", { time: [{ prefix: "2021-02-" }] }, approval, true],
    ["prefix, not", { time: [{ prefix: "2022-" }] }, approval, false],
    ["prefix of a number", { detail: { a: [{ prefix: "1" }] } }, detail({ a: 12 }), false],
    ["prefix in any case", { source: [{ prefix: { "equals-ignore-case": "AWS." } }] }, approval, true],
    ["prefix in its own case", { source: [{ prefix: "AWS." }] }, approval, false],
    ["suffix", { detail: { a: [{ suffix: ".png" }] } }, detail({ a: "cat.png" }), true],
    ["suffix, not", { detail: { a: [{ suffix: ".png" }] } }, detail({ a: "cat.png.txt" }), false],
    [
      "suffix in any case",
      { detail: { a: [{ suffix: { "equals-ignore-case": ".PNG" } }] } },
      detail({ a: "cat.pnG" }),
      true,
    ],
    [
      "equals-ignore-case",
      { detail: { a: [{ "equals-ignore-case": "alice" }] } },
      detail({ a: "ALICE" }),
      true,
    ],
    [
      "equals-ignore-case, not",
      { detail: { a: [{ "equals-ignore-case": "alice" }] } },
      detail({ a: "ALICES" }),
      false,
    ],

    ["wildcard", { detail: { a: [{ wildcard: "dir/*.png" }] } }, detail({ a: "dir/a/b.png" }), true],
    ["wildcard over nothing", { detail: { a: [{ wildcard: "dir/*" }] } }, detail({ a: "dir/" }), true],
    ["wildcard, not", { detail: { a: [{ wildcard: "dir/*.png" }] } }, detail({ a: "dir/a.jpg" }), false],
    [
      "wildcard whose ends would overlap",
      { detail: { a: [{ wildcard: "aba*aba" }] } },
      detail({ a: "aba" }),
      false,
    ],
    [
      "wildcard with a star of its own",
      { detail: { a: [{ wildcard: "a\\*b*" }] } },
      detail({ a: "a*bc" }),
      true,
    ],
    [
      "wildcard with a star of its own, not",
      { detail: { a: [{ wildcard: "a\\*b" }] } },
      detail({ a: "axb" }),
      false,
    ],
    ["wildcard with a backslash", { detail: { a: [{ wildcard: "a\\\\*" }] } }, detail({ a: "a\\b" }), true],
    ["wildcard over lines", { detail: { a: [{ wildcard: "a*b" }] } }, detail({ a: "a\n\nb" }), true],

    ["anything-but", { detail: { a: [{ "anything-but": "x" }] } }, detail({ a: "y" }), true],
    ["anything-but, not", { detail: { a: [{ "anything-but": "x" }] } }, detail({ a: "x" }), false],
    ["anything-but where nothing is", { detail: { a: [{ "anything-but": "x" }] } }, detail({}), false],
    ["anything-but of a list", { detail: { a: [{ "anything-but": ["x", "y"] }] } }, detail({ a: "z" }), true],
    [
      "anything-but of a list, not",
      { detail: { a: [{ "anything-but": ["x", "y"] }] } },
      detail({ a: "y" }),
      false,
    ],
    ["anything-but of numbers", { detail: { a: [{ "anything-but": [1, 2] }] } }, detail({ a: 3 }), true],
    [
      "anything-but of numbers, not",
      { detail: { a: [{ "anything-but": [1, 2] }] } },
      detail({ a: 2 }),
      false,
    ],
    [
      "anything-but of a number that is text",
      { detail: { a: [{ "anything-but": 1 }] } },
      detail({ a: "1" }),
      true,
    ],
    [
      "anything-but prefix",
      { detail: { a: [{ "anything-but": { prefix: "init" } }] } },
      detail({ a: "done" }),
      true,
    ],
    [
      "anything-but prefix, not",
      { detail: { a: [{ "anything-but": { prefix: "init" } }] } },
      detail({ a: "initial" }),
      false,
    ],
    [
      "anything-but prefixes, not",
      { detail: { a: [{ "anything-but": { prefix: ["x", "init"] } }] } },
      detail({ a: "initial" }),
      false,
    ],
    [
      "anything-but suffix, not",
      { detail: { a: [{ "anything-but": { suffix: ".txt" } }] } },
      detail({ a: "a.txt" }),
      false,
    ],
    [
      "anything-but suffix of a number",
      { detail: { a: [{ "anything-but": { suffix: "5" } }] } },
      detail({ a: 5 }),
      true,
    ],
    [
      "anything-but ignoring case, not",
      { detail: { a: [{ "anything-but": { "equals-ignore-case": ["initial"] } }] } },
      detail({ a: "INITIAL" }),
      false,
    ],
    [
      "anything-but wildcard",
      { detail: { a: [{ "anything-but": { wildcard: "*/lib/*" } }] } },
      detail({ a: "/usr/bin/x" }),
      true,
    ],
    [
      "anything-but wildcard, not",
      { detail: { a: [{ "anything-but": { wildcard: ["x*", "*/lib/*"] } }] } },
      detail({ a: "/usr/lib/x" }),
      false,
    ],

    ["numeric", { detail: { a: [{ numeric: ["<", 10] }] } }, detail({ a: 9.9 }), true],
    ["numeric, not", { detail: { a: [{ numeric: ["<", 10] }] } }, detail({ a: 10 }), false],
    ["numeric equality", { detail: { a: [{ numeric: ["=", 3.018e2] }] } }, detail({ a: 301.8 }), true],
    ["numeric range", { detail: { a: [{ numeric: [">", 0, "<=", 5] }] } }, detail({ a: 5 }), true],
    ["numeric range, not", { detail: { a: [{ numeric: [">", 0, "<=", 5] }] } }, detail({ a: 0 }), false],
    ["numeric of text", { detail: { a: [{ numeric: [">=", 0] }] } }, detail({ a: "5" }), false],

    ["cidr", { detail: { a: [{ cidr: "10.0.0.0/24" }] } }, detail({ a: "10.0.0.255" }), true],
    ["cidr, not", { detail: { a: [{ cidr: "10.0.0.0/24" }] } }, detail({ a: "10.0.1.0" }), false],
    ["cidr of everything", { detail: { a: [{ cidr: "0.0.0.0/0" }] } }, detail({ a: "192.168.1.1" }), true],
    [
      "cidr of the other family",
      { detail: { a: [{ cidr: "0.0.0.0/0" }] } },
      detail({ a: "2001:db8::1" }),
      false,
    ],
    ["cidr of IPv6", { detail: { a: [{ cidr: "2001:db8::/32" }] } }, detail({ a: "2001:db8:1::1" }), true],
    ["cidr of what is no address", { detail: { a: [{ cidr: "10.0.0.0/8" }] } }, detail({ a: "ten" }), false],

    ["exists", { detail: { a: [{ exists: true }] } }, detail({ a: null }), true],
    ["exists, not", { detail: { a: [{ exists: true }] } }, detail({ b: 1 }), false],
    [
      "exists, of what only holds more",
      { detail: { a: [{ exists: true }] } },
      detail({ a: { b: 1 } }),
      false,
    ],
    ["absence", { detail: { a: [{ exists: false }] } }, detail({ b: 1 }), true],
    ["absence, not", { detail: { a: [{ exists: false }] } }, detail({ a: 1 }), false],
    ["absence below what is missing", { detail: { a: { b: [{ exists: false }] } } }, detail({}), true],
    ["absence below an empty list", { detail: { a: { b: [{ exists: false }] } } }, detail({ a: [] }), true],
    [
      "absence that only some elements have",
      { detail: { a: { b: [{ exists: false }] } } },
      detail({ a: [{ b: 1 }, {}] }),
      false,
    ],
    ["a value or absence", { detail: { a: ["x", { exists: false }] } }, detail({}), true],

    ["$or, the first", { detail: { $or: [{ a: [1] }, { b: [2] }] } }, detail({ a: 1, b: 0 }), true],
    ["$or, the second", { detail: { $or: [{ a: [1] }, { b: [2] }] } }, detail({ a: 0, b: 2 }), true],
    ["$or, neither", { detail: { $or: [{ a: [1] }, { b: [2] }] } }, detail({ a: 0, b: 0 }), false],
    [
      "$or beside a field",
      { detail: { c: [3], $or: [{ a: [1] }, { b: [2] }] } },
      detail({ a: 1, c: 4 }),
      false,
    ],
    [
      "$or at the top",
      { $or: [{ source: ["x"] }, { detail: { ModelPackageVersion: [2] } }] },
      approval,
      true,
    ],

    ["lists of lists", { detail: { a: ["x"] } }, detail({ a: ["y", ["x"]] }), true],
    ["an empty list", { detail: { a: ["x"] } }, detail({ a: [] }), false],
    [
      "an object among a list's",
      { detail: { a: { b: ["x"] } } },
      detail({ a: [{ b: "y" }, { b: "x" }] }),
      true,
    ],
    [
      "two fields of one object of a list",
      { detail: { a: { b: [1], c: [1] } } },
      detail({
        a: [
          { b: 1, c: 2 },
          { b: 2, c: 1 },
        ],
      }),
      false,
    ],
    ["a field of what is no object", { source: { inner: ["x"] } }, approval, false],
  ])("match %s", (_name, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const word = fc.string({ unit: fc.constantFrom("a", "b", "*", "\\", "A") });

  it("match exactly the values that they list", () => {
    fc.assert(
      fc.property(fc.array(scalar, { minLength: 1 }), scalar, (listed, value) => {
        expect(matches(detail({ a: listed }), detail({ a: value }))).toBe(listed.includes(value));
      }),
    );
  });

  it("match a list where one of its elements would", () => {
    fc.assert(
      fc.property(scalar, fc.array(scalar), (wanted, values) => {
        expect(matches(detail({ a: [wanted] }), detail({ a: values }))).toBe(values.includes(wanted));
      }),
    );
  });

  it("exclude by anything-but what the same matcher would pick", () => {
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom("prefix", "suffix", "equals-ignore-case"),
        (text, value, kind) => {
          const event = detail({ a: value });
          expect(matches(detail({ a: [{ "anything-but": { [kind]: text } }] }), event)).toBe(
            !matches(detail({ a: [{ [kind]: text }] }), event),
          );
        },
      ),
    );
  });

  it("match wildcards as a regular expression of the same meaning does", () => {
    const parts = fc.array(fc.constantFrom("a", "b", "ab", "\\*", "\\\\"), { minLength: 1, maxLength: 4 });
    const literally = (text: string) => text.replace(/^\\/, "").replace(/[*\\]/g, "\\$&");
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 4 }), word, (literals, value) => {
        const wildcard = literals.map((one) => one.join("")).join("*");
        const expression = literals.map((one) => one.map(literally).join("")).join("[^]*");
        expect(matches(detail({ a: [{ wildcard }] }), detail({ a: value }))).toBe(
          new RegExp(`^${expression}$`).test(value),
        );
      }),
    );
  });

  it("take little time over a wildcard made to take much", () => {
    const wildcard = `${"a*".repeat(500)}b`;
    expect(matches(detail({ a: [{ wildcard }] }), detail({ a: "a".repeat(100_000) }))).toBe(false);
  });

  it("match ranges as comparisons do", () => {
    const number = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(number, number, number, (low, high, value) => {
        fc.pre(low < high);
        const event = detail({ a: value });
        expect(matches(detail({ a: [{ numeric: [">=", low, "<", high] }] }), event)).toBe(
          value >= low && value < high,
        );
      }),
    );
  });

  it("match $or where one alternative does", () => {
    const fields = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 0, max: 1 }), {
      minKeys: 1,
    });
    const toPattern = (wanted: Record<string, number>) =>
      Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, [value]]));
    fc.assert(
      fc.property(fc.array(fields, { minLength: 2, maxLength: 4 }), fields, (alternatives, event) => {
        const patterns = alternatives.map(toPattern);
        expect(matches({ $or: patterns }, event)).toBe(patterns.some((one) => matches(one, event)));
      }),
    );
  });

  it("do not mind members that they do not name", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), scalar), (more) => {
        expect(matches({ source: ["aws.sagemaker"] }, { ...more, ...approval })).toBe(true);
      }),
    );
  });
});
