import { checkRequest } from "../../../api-constraints/check-request.ts";
import type { ConstraintViolation } from "../../../api-constraints/constraint-violation.ts";
import { findShapeAt } from "../../../api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../../api-constraints/step-requests.ts";
import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { nearest } from "../../../config/validate/nearest.ts";
import { isExpression } from "../../references/is-expression.ts";
import { showMemberPath } from "../../references/show-member-path.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const MOST_SHOWN = 12;

/** The service's own text, without the whole of a long value or of a long list of choices. */
const shorten = (message: string): string =>
  message
    .replace(/^(Value '.{120}).*?(' at ')/s, "$1…$2")
    .replace(/(enum value set: \[)([^\]]*)\]/, (whole, start: string, words: string) => {
      const choices = words.split(", ");
      if (choices.length <= MOST_SHOWN) return whole;
      return `${start}${choices.slice(0, MOST_SHOWN).join(", ")}, and ${choices.length - MOST_SHOWN} more]`;
    });

/** The nearest choice for a misspelt one. */
const hintOf = (value: unknown, message: string): string | undefined => {
  const choices = /enum value set: \[([^\]]*)\]/.exec(message)?.[1]?.split(", ") ?? [];
  const near = typeof value === "string" ? nearest(value, choices) : undefined;
  return near === undefined ? undefined : `did you mean "${near}"?`;
};

const describe = (
  { path, rule, value, message }: ConstraintViolation,
  step: { name: string; operation: string },
): LintFinding => {
  const at = showMemberPath(`${step.name}.Arguments`, path);
  if (rule !== "unknown")
    return found.error(
      rule === "required" ? "api-required" : "api-constraint",
      at,
      shorten(message),
      hintOf(value, message),
    );
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
