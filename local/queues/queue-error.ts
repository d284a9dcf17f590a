import { AwsError } from "../gateway/aws-error.ts";

/** One of SQS's own refusals. */
export const queueError = (code: string, message: string): AwsError =>
  new AwsError(`com.amazonaws.sqs#${code}`, message);
