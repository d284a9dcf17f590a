import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

/** Rule 17: an output or input of a processing job that is referred to by name is one that it has. */
export const outputsExist: LintRule = ({ steps, references, byName }) =>
  steps.flatMap(({ step }) =>
    (references.get(step.Name) ?? []).flatMap(({ path, reference }) => {
      if (reference.kind !== "step") return [];
      const [, list, name] =
        /^(ProcessingOutputConfig\.Outputs|ProcessingInputs)\['([^']*)'\]/.exec(reference.property) ?? [];
      const source = byName.get(reference.step)?.step;
      if (list === undefined || name === undefined || source?.Type !== "Processing") return [];
      const key = list === "ProcessingInputs" ? "InputName" : "OutputName";
      const names = listAt(source.Arguments, ...list.split(".")).map((one) => String(argumentAt(one, key)));
      return names.includes(name)
        ? []
        : [
            found.error(
              "unknown-output",
              path,
              `step "${reference.step}" has no ${key === "InputName" ? "input" : "output"} "${name}"`,
              didYouMean(name, names),
            ),
          ];
    }),
  );
