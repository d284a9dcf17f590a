import type { Diagnostic } from "../../domain/diagnostic.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import type { Place } from "../yaml/place.ts";
import type { YamlEntry, YamlNode } from "../yaml/yaml-node.ts";
import { replaceTokens, type Variables } from "./replace-tokens.ts";
import { unresolvedTokens } from "./unresolved-tokens.ts";

export type Substituted = { readonly node: YamlNode; readonly diagnostics: readonly Diagnostic[] };

/** Replaces tokens in the values of maps (never in keys, never in plain strings of lists), and reports those left. */
export const substitute = (place: Place, variables: Variables): Substituted | undefined => {
  if (place.node === undefined) return undefined;
  const diagnostics: Diagnostic[] = [];
  const value = (node: YamlNode, path: () => Place): YamlNode => {
    if (node.kind !== "scalar" || typeof node.value !== "string") return walk(node, path);
    const replaced = replaceTokens(node.value, variables);
    for (const token of unresolvedTokens(replaced)) diagnostics.push(unresolved(path(), token, variables));
    return replaced === node.value ? node : { ...node, value: replaced };
  };
  const walk = (node: YamlNode, path: () => Place): YamlNode => {
    if (node.kind === "scalar") return node;
    if (node.kind === "list") {
      let changed = false;
      const items = node.items.map((item, index) => {
        const walked = walk(item, () => child(path(), index));
        changed ||= walked !== item;
        return walked;
      });
      return changed ? { ...node, items } : node;
    }
    let entries: Map<string, YamlEntry> | undefined;
    for (const [name, entry] of node.entries) {
      const walked = value(entry.value, () => child(path(), name));
      if (walked === entry.value) continue;
      entries ??= new Map(node.entries);
      entries.set(name, { ...entry, value: walked });
    }
    return entries === undefined ? node : { ...node, entries };
  };
  return { node: walk(place.node, () => place), diagnostics };
};

const unresolved = (place: Place, token: string, variables: Variables): Diagnostic =>
  diagnoseAt(place, {
    code: "unresolved-token",
    severity: "error",
    message: `the token ${token} has no value here`,
    hint: `declared are ${Object.keys(variables).toSorted().join(", ") || "none"}`,
  });
