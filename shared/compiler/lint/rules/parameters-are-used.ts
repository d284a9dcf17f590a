import { referencesIn } from "../../references/references-in.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 8: a parameter that nothing reads does nothing. */
export const parametersAreUsed: LintRule = ({ definition, parameters, references }) => {
  const experiment = referencesIn(definition.PipelineExperimentConfig, "PipelineExperimentConfig");
  const used = new Set(
    [...[...references.values()].flat(), ...experiment].flatMap(({ reference }) =>
      reference.kind === "parameter" ? [reference.name] : [],
    ),
  );
  return [...parameters.keys()]
    .filter((name) => !used.has(name))
    .map((name) =>
      found.warning(
        "unused-parameter",
        `Parameters.${name}`,
        `nothing reads the parameter "${name}"`,
        `use it as \${parameters.${name}}, or remove it`,
      ),
    );
};
