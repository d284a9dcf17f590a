import type { YamlScalar } from "../../config/yaml/yaml-node.ts";

/** What `${each}` and `${each.name}` stand for in one clone, and the clone's part of derived names. */
export type Binding = { readonly label: string; readonly values: ReadonlyMap<string, YamlScalar> };
