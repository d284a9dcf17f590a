import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 17: nothing can be read from a step that only fails, and a property file is read by Std:JsonGet alone. */
export const failStepsHaveNoResults: LintRule = ({ steps, references, byName }) =>
  steps.flatMap(({ step }) =>
    (references.get(step.Name) ?? []).flatMap(({ path, text, reference }) => {
      if (reference.kind !== "step") return [];
      if (byName.get(reference.step)?.step.Type === "Fail")
        return [found.error("fail-reference", path, `"${text}": a Fail step leaves no result`)];
      if (reference.property === "")
        return [found.error("property-path", path, `"${text}" names no property`)];
      return [];
    }),
  );
