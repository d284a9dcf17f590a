import { AwsError } from "../../gateway/aws-error.ts";

/** Ends an operation as SageMaker does when a request makes no sense. */
export const refuse = (message: string): never => {
  throw new AwsError("ValidationException", message);
};
