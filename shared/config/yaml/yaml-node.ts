import type { SourceText } from "./source-text.ts";

/** A spot in a file. */
export type Origin = { readonly source: SourceText; readonly offset: number };

/** A value of a YAML file that remembers where it was written. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export type ScalarValue = string | number | boolean | null;

export type YamlScalar = {
  readonly kind: "scalar";
  readonly value: ScalarValue;
  /** How Python's json module writes the number; kept because JavaScript has no 1.0 beside 1. */
  readonly python?: string;
  readonly origin: Origin;
};

/** The value of a key, and where the key is. */
export type YamlEntry = { readonly key: Origin; readonly value: YamlNode };

export type YamlMap = {
  readonly kind: "map";
  /** In the order of the file, which carries meaning. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly origin: Origin;
};

type YamlList = {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly origin: Origin;
};
