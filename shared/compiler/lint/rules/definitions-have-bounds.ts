import { canonicalText } from "../../canonical-text.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const LARGEST = 1_048_576;
const MANY_STEPS = 50;
const WIDE = 20;

/** Rule 35: a definition has a size that the service takes, and a fan-out that it is told to bound. */
export const definitionsHaveBounds: LintRule = ({ definition, steps, graph, context }) => {
  const size = canonicalText(definition).length;
  const waiting = new Set(graph.links.map(({ to }) => to));
  const free = steps.filter(({ step }) => !waiting.has(step.Name)).length;
  const findings: LintFinding[] = [];
  if (size > LARGEST)
    findings.push(
      found.error(
        "definition-size",
        "",
        `the definition has ${size} characters; the service takes ${LARGEST}`,
        "split the pipeline",
      ),
    );
  if (steps.length > MANY_STEPS)
    findings.push(
      found.warning(
        "many-steps",
        "",
        `the pipeline has ${steps.length} steps; the default quota is ${MANY_STEPS}`,
        "split the pipeline, or ask AWS for a higher quota",
      ),
    );
  if (free > WIDE && context.parallelism === undefined)
    findings.push(
      found.warning(
        "wide",
        "",
        `${free} steps may start at the same time`,
        "bound them by sagemakerPipeline.parallelism",
      ),
    );
  return findings;
};
