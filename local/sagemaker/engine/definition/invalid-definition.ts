import { AwsError } from "../../../gateway/aws-error.ts";

/** The refusal of a definition, or of a start, that cannot be run. */
export const invalidDefinition = (message: string): AwsError => new AwsError("ValidationException", message);
