import type { Place } from "./yaml/place.ts";
import type { YamlMap } from "./yaml/yaml-node.ts";

/** A model as all files of its repository together declare it. */
export type DeclaredModel = {
  readonly name: string;
  readonly repository: string;
  /** Files that declare it, in the order in which they were merged. */
  readonly files: readonly string[];
  readonly node: YamlMap;
};

/** A `sagemakerPipeline` section and the file that holds it. */
export type DeclaredPipeline = {
  readonly name: string;
  readonly repository: string;
  readonly file: string;
  readonly place: Place;
};

/** All config files of a project, merged. */
export type MergedConfig = {
  readonly models: ReadonlyMap<string, DeclaredModel>;
  readonly pipelines: readonly DeclaredPipeline[];
};
