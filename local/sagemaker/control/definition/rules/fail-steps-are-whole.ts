import { isExpression } from "../is-expression.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

/** A Fail step says why the execution fails, and nothing else. */
export const failStepsAreWhole: Rule = ({ steps }) =>
  steps
    .filter(({ step }) => step.Type === "Fail")
    .flatMap(({ step: { Name, Arguments = {} } }) => {
      const { ErrorMessage, ...others } = Arguments;
      const isText = typeof ErrorMessage === "string" || isExpression(ErrorMessage);
      return [
        ...(isText ? [] : [`Fail step '${Name}' must have a text or an expression as its ErrorMessage.`]),
        ...Object.keys(others).map((name) => unparsable(`Unknown Argument member '${name}'`)),
      ];
    });
