import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { BOUNDS } from "./bounds.ts";
import { diagnose, type Finding } from "./diagnose.ts";
import { mergeEntries } from "./merge-entries.ts";
import type { ParsedYaml } from "./parsed-yaml.ts";
import { resolveTagged } from "./resolve-tagged.ts";
import type { SourceText } from "./source-text.ts";
import type { Origin, YamlEntry, YamlNode } from "./yaml-node.ts";

class Refused extends Error {}

/** A converted value and how many values it stands for once aliases are expanded. */
type Converted = { readonly node: YamlNode; readonly size: number; readonly height: number };

const STANDARD_TAG = /^(?:tag:yaml\.org,2002:|!!)(str|int|float|bool|null|map|seq|merge|timestamp)$/;

/** Turns the library's tree into ours: aliases shared, merge keys applied, plain scalars resolved. */
export const convertYaml = (contents: Node | null, source: SourceText): ParsedYaml => {
  const diagnostics: Diagnostic[] = [];
  const anchors = new Map<string, Converted>();
  const open = new Set<string>();
  const originOf = (node: unknown): Origin => ({ source, offset: (node as Node | null)?.range?.[0] ?? 0 });
  const report = (node: unknown, finding: Finding): void => {
    diagnostics.push(diagnose(originOf(node), finding));
  };
  const refuse = (node: unknown, code: string, message: string): never => {
    report(node, { code, severity: "error", message });
    throw new Refused();
  };
  const bounded = (node: unknown, converted: Converted): Converted => {
    if (converted.size > BOUNDS.nodes)
      refuse(node, "yaml-alias-bomb", `expanding aliases makes more than ${BOUNDS.nodes} values`);
    if (converted.height > BOUNDS.depth)
      refuse(node, "yaml-too-deep", `values nest deeper than ${BOUNDS.depth} levels`);
    return converted;
  };
  const scalar = (node: Scalar): Converted => {
    const text = String(node.value ?? "");
    const resolved =
      node.type === "PLAIN" || node.tag !== undefined
        ? resolveTagged(text, STANDARD_TAG.exec(node.tag ?? "")?.[1])
        : { value: text };
    return { node: { kind: "scalar", ...resolved, origin: originOf(node) }, size: 1, height: 0 };
  };
  const keyOf = (key: unknown): string => {
    if (!isScalar(key))
      return refuse(
        key,
        "yaml-complex-key",
        "a key must be a plain word, not a map, a list or an alias; text that begins with { or [ needs quotes",
      );
    return String(key.value ?? "");
  };
  const map = (node: YAMLMap, depth: number): Converted => {
    const own: [string, YamlEntry][] = [];
    const merged: YamlNode[] = [];
    const seen = new Set<string>();
    let size = 1;
    let height = 0;
    for (const { key, value } of node.items) {
      const name = keyOf(key);
      const converted = convert(value, key, depth + 1);
      size += converted.size;
      height = Math.max(height, converted.height + 1);
      if (name === "<<" && isScalar(key) && key.type === "PLAIN") {
        merged.push(converted.node);
        continue;
      }
      if (name === "__proto__") refuse(key, "yaml-reserved-key", 'the key "__proto__" is not allowed');
      if (seen.has(name)) {
        const message = `the key "${name}" is given twice; the last one is used`;
        report(key, {
          code: "yaml-duplicate-key",
          severity: "warning",
          message,
          value: name,
          hint: "remove one of them",
        });
      }
      seen.add(name);
      own.push([name, { key: originOf(key), value: converted.node }]);
    }
    const wrong = merged.find(({ kind }) => kind === "scalar");
    if (wrong !== undefined) refuse(node, "yaml-merge", '"<<" takes a map or a list of maps');
    return {
      node: { kind: "map", entries: mergeEntries(merged, own), origin: originOf(node) },
      size,
      height,
    };
  };
  const list = (node: YAMLSeq, depth: number): Converted => {
    const items = node.items.map((item) => convert(item, node, depth + 1));
    return {
      node: { kind: "list", items: items.map((item) => item.node), origin: originOf(node) },
      size: items.reduce((total, item) => total + item.size, 1),
      height: items.reduce((highest, item) => Math.max(highest, item.height + 1), 0),
    };
  };
  const collection = (node: Node, depth: number): Converted => {
    if (depth > BOUNDS.depth) refuse(node, "yaml-too-deep", `values nest deeper than ${BOUNDS.depth} levels`);
    if (node.tag !== undefined && !STANDARD_TAG.test(node.tag))
      refuse(node, "yaml-unknown-tag", `the tag "${node.tag}" has no meaning here`);
    return isMap(node) ? map(node, depth) : isSeq(node) ? list(node, depth) : scalar(node as Scalar);
  };
  const convert = (value: unknown, parent: unknown, depth: number): Converted => {
    if (value === null || value === undefined)
      return { node: { kind: "scalar", value: null, origin: originOf(parent) }, size: 1, height: 0 };
    if (isAlias(value)) {
      const target = anchors.get(value.source);
      if (target !== undefined) return target;
      const problem = open.has(value.source)
        ? "refers to a value that contains it"
        : "names no anchor above it";
      return refuse(value, "yaml-alias", `the alias "*${value.source}" ${problem}`);
    }
    const node = value as Node & { anchor?: string };
    if (node.anchor !== undefined) open.add(node.anchor);
    const converted = bounded(node, collection(node, depth));
    if (node.anchor !== undefined) anchors.set(node.anchor, converted);
    return converted;
  };
  try {
    return { root: convert(contents, contents, 0).node, diagnostics };
  } catch (error) {
    if (error instanceof Refused) return { diagnostics };
    throw error;
  }
};
