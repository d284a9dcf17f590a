import { checkRequest } from "../../shared/api-constraints/check-request.ts";
import { describeViolations } from "../../shared/api-constraints/describe-violations.ts";
import { AwsError } from "../gateway/aws-error.ts";

/** Refuses a request that the published API model does not allow, in the service's own words. */
export const checkOperation = (operation: string, input: unknown): void => {
  const violations = checkRequest(operation, input);
  if (violations.length === 0) return;
  // The service's parser trips over a wrong type before anything is validated.
  const isUnreadable = violations.some(({ rule }) => rule === "type");
  throw new AwsError(
    isUnreadable ? "SerializationException" : "ValidationException",
    describeViolations(violations),
  );
};
