import * as z from "zod";
import { serviceInputs } from "./service-inputs.ts";
import { text } from "./text.ts";

/** A message that somebody else answers: the section `callback`. */
export const callbackSection = z
  .strictObject({
    queue_url: text.describe("URL of the SQS queue that the message goes to."),
    ...serviceInputs,
  })
  .meta({ title: "Callback" });
