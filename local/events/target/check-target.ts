import { AwsError } from "../../gateway/aws-error.ts";
import { isPath } from "./read-path.ts";
import type { Target } from "./target.ts";

const isBetween = (value: number | undefined, least: number, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= least && value <= most);

const faultIn = (target: Target): string | undefined => {
  const { Id, Arn, Input, InputPath, InputTransformer, RetryPolicy = {}, DeadLetterConfig } = target;
  if (typeof Id !== "string" || !/^[.\-_A-Za-z0-9]{1,64}$/.test(Id)) return `Id "${Id}" is not valid`;
  if (typeof Arn !== "string" || !Arn.startsWith("arn:")) return `Arn "${Arn}" is not an ARN`;
  if ([Input, InputPath, InputTransformer].filter((one) => one !== undefined).length > 1)
    return "only one of Input, InputPath, or InputTransformer must be provided";
  const paths = [InputPath ?? [], Object.values(InputTransformer?.InputPathsMap ?? {})].flat();
  const wrong = paths.find((path) => !isPath(path));
  if (wrong !== undefined) return `"${wrong}" is not a JSON path`;
  if (InputTransformer && typeof InputTransformer.InputTemplate !== "string")
    return "InputTransformer must have an InputTemplate";
  if (!isBetween(RetryPolicy.MaximumRetryAttempts, 0, 185))
    return "MaximumRetryAttempts must be between 0 and 185";
  if (!isBetween(RetryPolicy.MaximumEventAgeInSeconds, 60, 86_400))
    return "MaximumEventAgeInSeconds must be between 60 and 86400";
  if (DeadLetterConfig?.Arn !== undefined && !DeadLetterConfig.Arn.startsWith("arn:aws:sqs:"))
    return `the dead-letter queue "${DeadLetterConfig.Arn}" is not a queue's ARN`;
  return undefined;
};

/** Refuses a target that EventBridge could not serve. */
export const checkTarget = (target: Target): void => {
  const fault = faultIn(target);
  if (fault) throw new AwsError("ValidationException", `Target ${target.Id} is not valid: ${fault}.`);
};
