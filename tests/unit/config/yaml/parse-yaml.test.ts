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
    const started = performance.now();
    const { root, diagnostics } = parse(`l0: &l0 [lol, lol, lol]\n${levels.join("\n")}`);
    expect(root).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["yaml-alias-bomb"]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("refuses files that are too large or too deep", () => {
    expect(parse(`a: ${"x".repeat(1_048_576)}`).diagnostics[0]?.code).toBe("yaml-too-large");
    expect(parse(`a: ${"[".repeat(70)}${"]".repeat(70)}`).diagnostics[0]?.code).toBe("yaml-too-deep");
    expect(parse(`a: ${"[".repeat(60)}${"]".repeat(60)}`).diagnostics).toEqual([]);
  });

  it("reads an empty file as null", () => {
    expect(plain("")).toBeNull();
  });
});
