import { referencesIn } from "../../references/references-in.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

const PATH = "PipelineExperimentConfig";

/** Rule 8: experiments are made before any step runs, so only parameters and the execution can name them. */
export const experimentsAreKnownAtStart: LintRule = ({ definition }) =>
  referencesIn(definition.PipelineExperimentConfig, PATH).flatMap(({ path, text, reference }) =>
    reference.kind === "parameter" || reference.kind === "execution"
      ? []
      : [
          found.error(
            "experiment-reference",
            path,
            `"${text}" is not known before the first step runs, when the experiment is made`,
            "use ${parameters.…} or ${execution.…}",
          ),
        ],
  );
