import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { YamlNode } from "./yaml-node.ts";

/** A file as a tree, unless it is no YAML; and what was found on the way. */
export type ParsedYaml = { readonly root?: YamlNode; readonly diagnostics: readonly Diagnostic[] };
