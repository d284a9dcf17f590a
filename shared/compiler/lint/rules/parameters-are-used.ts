import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 8: a parameter that nothing reads does nothing. */
export const parametersAreUsed: LintRule = ({ parameters, references }) => {
  const used = new Set(
    [...references.values()]
      .flat()
      .flatMap(({ reference }) => (reference.kind === "parameter" ? [reference.name] : [])),
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
