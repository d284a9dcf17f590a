import * as z from "zod";
import { serviceInputs } from "./service-inputs.ts";
import { text } from "./text.ts";

/** A call of a Lambda function: the section `lambda`. */
export const lambdaSection = z
  .strictObject({ function_arn: text.describe("ARN of the function to call."), ...serviceInputs })
  .meta({ title: "Lambda" });
