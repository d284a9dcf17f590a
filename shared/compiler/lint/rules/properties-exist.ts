import { findShapeAt } from "../../../api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../../api-constraints/step-requests.ts";
import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { parsePropertyPath } from "../../references/parse-property-path.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const BASELINES = [
  "CalculatedBaselineConstraints",
  "CalculatedBaselineStatistics",
  "BaselineUsedForDriftCheckConstraints",
  "BaselineUsedForDriftCheckStatistics",
];

// What a step has beside the answer of its Describe operation.
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  Processing: ["PropertyFiles"],
  Tuning: ["TrainingJobSummaries"],
  AutoML: ["BestCandidateProperties"],
  QualityCheck: BASELINES,
  ClarifyCheck: BASELINES.filter((name) => name.endsWith("Constraints")),
};

const ONLY: Readonly<Record<string, readonly string[]>> = {
  Condition: ["Outcome"],
  QualityCheck: BASELINES,
  ClarifyCheck: FURTHER.ClarifyCheck ?? [],
};

type Asked = { readonly type: string; readonly keys: readonly (string | number)[] };

/** What is known to be there instead of a key that is not; undefined if the path leads somewhere. */
const missing = ({
  type,
  keys,
}: Asked): { readonly key: string; readonly known: readonly string[] } | undefined => {
  const [first = ""] = keys;
  const only = ONLY[type];
  if (only !== undefined)
    return only.includes(String(first)) ? undefined : { key: String(first), known: only };
  const request = stepRequests[type];
  if (request === undefined || FURTHER[type]?.includes(String(first))) return undefined;
  const root = shapeOfOperation(request.describe, "output");
  const depth = keys.findIndex((_, index) => findShapeAt(root, keys.slice(0, index + 1)) === undefined);
  if (depth < 0) return undefined;
  const around = findShapeAt(root, keys.slice(0, depth));
  return {
    key: String(keys[depth]),
    known: [...Object.keys(around?.members ?? {}), ...(depth === 0 ? (FURTHER[type] ?? []) : [])],
  };
};

/** Rule 17: a reference names something that the step has. */
export const propertiesExist: LintRule = ({ steps, references, byName }) =>
  steps.flatMap(({ step }) =>
    (references.get(step.Name) ?? []).flatMap(({ path, text, reference }): readonly LintFinding[] => {
      if (reference.kind !== "step" || reference.property === "") return [];
      const type = byName.get(reference.step)?.step.Type;
      if (type === undefined) return [];
      const keys = parsePropertyPath(reference.property);
      if (keys === undefined)
        return [
          found.error(
            "property-path",
            path,
            `"${text}" is no property path`,
            "write members after dots, names in ['…'] and indices in […]",
          ),
        ];
      const lacking = missing({ type, keys });
      return lacking === undefined
        ? []
        : [
            found.error(
              "property-path",
              path,
              `"${text}": a ${type} step has no "${lacking.key}" there`,
              didYouMean(lacking.key, lacking.known),
            ),
          ];
    }),
  );
