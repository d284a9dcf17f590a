import { checkRequest } from "../../../api-constraints/check-request.ts";
import type { ConstraintViolation } from "../../../api-constraints/constraint-violation.ts";
import { findShapeAt } from "../../../api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../../api-constraints/step-requests.ts";
import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { isExpression } from "../../references/is-expression.ts";
import { showMemberPath } from "../../references/show-member-path.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const describe = (
  { path, rule, message }: ConstraintViolation,
  step: { name: string; operation: string },
): LintFinding => {
  const at = showMemberPath(`${step.name}.Arguments`, path);
  if (rule !== "unknown")
    return found.error(rule === "required" ? "api-required" : "api-constraint", at, message);
  const members = findShapeAt(shapeOfOperation(step.operation, "input"), path.slice(0, -1))?.members ?? {};
  const member = String(path.at(-1));
  return found.error(
    "unknown-member",
    at,
    `Unable to parse pipeline definition. Unknown Argument member '${member}'`,
    didYouMean(member, Object.keys(members)),
  );
};

/** Rules 1, 2, 4, 5 and 6: arguments are what the API takes, in kind, length and number. */
export const argumentsFitTheApi: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const request = stepRequests[step.Type];
    if (request === undefined) return [];
    const violations = checkRequest(request.create, step.Arguments, { isOpaque: isExpression });
    return violations
      .filter(
        ({ path, rule }) =>
          !(rule === "required" && path.length === 1 && request.generated?.includes(String(path[0]))),
      )
      .map((violation) => describe(violation, { name: step.Name, operation: request.create }));
  });
