import { AwsError } from "../gateway/aws-error.ts";

/** DynamoDB's refusal of a request that it could not even begin to carry out. */
export const validationError = (message: string): AwsError =>
  new AwsError("com.amazon.coral.validate#ValidationException", message);
