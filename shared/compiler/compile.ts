import type { MergedConfig } from "../config/merged-config.ts";
import { diagnoseAt } from "../config/yaml/diagnose-at.ts";
import { placeOf } from "../config/yaml/place.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { byPosition } from "./by-position.ts";
import type { Compilation } from "./compilation.ts";
import type { CompileContext } from "./compile-context.ts";
import { compilePipeline } from "./pipeline/compile-pipeline.ts";

const namesOf = (config: MergedConfig): ReadonlySet<string> =>
  new Set(
    config.pipelines.flatMap(({ place }) => {
      const models = place.node?.kind === "map" ? place.node.entries.get("models")?.value : undefined;
      return models?.kind === "map" ? [...models.entries.keys()] : [];
    }),
  );

/** Models that no pipeline builds are fine, but seldom meant. */
const unbuilt = (config: MergedConfig): readonly Diagnostic[] => {
  const built = namesOf(config);
  return [...config.models.values()]
    .filter(({ name }) => !built.has(name))
    .map(({ name, node }) =>
      diagnoseAt(placeOf(node, ["conf", "models", name]), {
        code: "unbuilt-model",
        severity: "warning",
        message: `no pipeline builds the model "${name}"`,
        hint: "list it below sagemakerPipeline.models",
      }),
    );
};

/** Clones repeat what is wrong with their original. */
const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values(),
];

/** Compiles every pipeline of a project; those with errors are left out, the others stay. */
export const compile = (config: MergedConfig, context: CompileContext): Compilation => {
  const outcomes = config.pipelines.map((pipeline) => compilePipeline(pipeline, config, context));
  return {
    pipelines: outcomes.flatMap(({ pipeline }) => (pipeline === undefined ? [] : [pipeline])),
    diagnostics: distinct([
      ...unbuilt(config),
      ...outcomes.flatMap(({ diagnostics }) => diagnostics),
    ]).toSorted(byPosition),
  };
};
