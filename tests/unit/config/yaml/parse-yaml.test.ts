import { describe, expect, it } from "@jest/globals";
import { parseYaml } from "../../../../shared/config/yaml/parse-yaml.ts";
import { toPlain } from "../../../../shared/config/yaml/to-plain.ts";
import { aConfigFile } from "../../../builders/a-config-file.ts";

const parse = (text: string) => parseYaml(aConfigFile(text));
const plain = (text: string) => {
  const { root } = parse(text);
  return root === undefined ? undefined : toPlain(root);
};

describe("parsing YAML", () => {
  it("shares anchors and applies merge keys, own keys last", () => {
    expect(plain("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [{x: 9}, *a]}")).toEqual({
      a: { x: 1, y: 2 },
      b: { x: 1, y: 3 },
      c: { x: 9, y: 2 },
    });
  });

  it("keeps the order of keys, merged ones first", () => {
    const { root } = parse("a: &a {x: 1}\nb: {z: 1, <<: *a, 10: 1, 9: 1}");
    const b = root?.kind === "map" ? root.entries.get("b")?.value : undefined;
    expect(b?.kind === "map" ? [...b.entries.keys()] : []).toEqual(["x", "z", "10", "9"]);
  });

  it("takes the last of duplicate keys and warns where it stands", () => {
    const { root, diagnostics } = parse("a: 1\nb: 2\na: 3\n");
    expect(root && toPlain(root)).toEqual({ a: 3, b: 2 });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: "yaml-duplicate-key",
        severity: "warning",
        line: 3,
        column: 1,
        file: "conf/conf.yaml",
      }),
    ]);
  });

  it("reads quoted scalars, standard tags and empty values", () => {
    expect(plain(`a: "010"\nb: '1.0'\nc: !!str 010\nd:\ne: !!int "7"\nf: |\n  yes\n`)).toEqual({
      a: "010",
      b: "1.0",
      c: "010",
      d: null,
      e: 7,
      f: "yes\n",
    });
  });

  it.each([
    ["a: [1", "yaml-syntax"],
    ["a: 1\n---\nb: 2", "yaml-syntax"],
    ["a: !Sub x", "yaml-unknown-tag"],
    ["a: !Sub [x]", "yaml-unknown-tag"],
    ["a: *b", "yaml-alias"],
    ["a: &a [*a]", "yaml-alias"],
    ["? [a]\n: b", "yaml-complex-key"],
    ["__proto__: {a: 1}", "yaml-reserved-key"],
    ["a: {<<: 1}", "yaml-merge"],
  ])("refuses %j as %s", (text, code) => {
    const { root, diagnostics } = parse(text);
    expect(root).toBeUndefined();
    expect(diagnostics.map((one) => [one.code, one.severity])).toContainEqual([code, "error"]);
  });

  it("refuses a bomb of aliases without expanding it", () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
    );
    const { root, diagnostics } = parse(`l0: &l0 [lol, lol, lol]\n${levels.join("\n")}`);
    expect(root).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["yaml-alias-bomb"]);
  });

  it("refuses files that are too large or too deep", () => {
    expect(parse(`a: ${"x".repeat(1_048_576)}`).diagnostics[0]?.code).toBe("yaml-too-large");
    expect(parse(`a: ${"[".repeat(70)}${"]".repeat(70)}`).diagnostics[0]?.code).toBe("yaml-too-deep");
    expect(parse(`a: ${"[".repeat(60)}${"]".repeat(60)}`).diagnostics).toEqual([]);
  });

  it("reads an empty file as null", () => {
    expect(plain("")).toBeNull();
  });

  it.each([
    ["a: !Sub x", '1:9 the tag "!Sub" has no meaning here'],
    ["a: *b", '1:4 the alias "*b" names no anchor above it'],
    ["a: &a [*a]", '1:8 the alias "*a" refers to a value that contains it'],
    ["x: 1\n__proto__: {a: 1}", '2:1 the key "__proto__" is not allowed'],
    ["a: {<<: 1}", '1:4 "<<" takes a map or a list of maps'],
    [`a: ${"[".repeat(65)}${"]".repeat(65)}`, "1:68 values nest deeper than 64 levels"],
    ["a: 1\nb: 2\na: 3", '3:1 the key "a" is given twice; the last one is used'],
  ])("tells of %j where and why", (text, told) => {
    expect(
      parse(text).diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`),
    ).toEqual([told]);
  });

  it("counts what aliases repeat towards the depth", () => {
    const half = `${"[".repeat(40)}${"]".repeat(40)}`;
    const nested = `a: &a ${half}\nb: ${"[".repeat(40)}*a${"]".repeat(40)}`;
    expect(parse(nested).diagnostics.map(({ code }) => code)).toEqual(["yaml-too-deep"]);
    expect(parse(`a: &a ${half}\nb: [*a]`).diagnostics).toEqual([]);
  });

  it("lets a later anchor of a name replace an earlier one", () => {
    expect(plain("a: &x 1\nb: *x\nc: &x 2\nd: *x")).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it.each([
    ["a: !!bool 'yes'", { a: true }],
    ["a: !!float '1.5'", { a: 1.5 }],
    ["a: !!seq [1]", { a: [1] }],
    ["a: !!map {b: 1}", { a: { b: 1 } }],
    ["1: x\nyes: y\n~: z", { "1": "x", yes: "y", "~": "z" }],
    ['"<<": {x: 1}', { "<<": { x: 1 } }],
    ["<<: [{x: 1}]\ny: 2", { x: 1, y: 2 }],
    ["- 1\n-\n- a", [1, null, "a"]],
  ])("reads %j", (text, value) => {
    expect(plain(text)).toEqual(value);
  });

  it("points at keys and values, on whatever line", () => {
    const { root } = parse("# first\na:\n  b: [x,\n      y]\n");
    const a = root?.kind === "map" ? root.entries.get("a") : undefined;
    const b = a?.value.kind === "map" ? a.value.entries.get("b") : undefined;
    const places = [a?.key, a?.value.origin, b?.key, b?.value.origin];
    const items = b?.value.kind === "list" ? b.value.items.map(({ origin }) => origin) : [];
    expect(
      [...places, ...items].map((origin) => {
        const { line, column } = origin?.source.locate(origin.offset) ?? {};
        return `${line}:${column}`;
      }),
    ).toEqual(["2:1", "3:3", "3:3", "3:6", "3:7", "4:7"]);
  });
});
