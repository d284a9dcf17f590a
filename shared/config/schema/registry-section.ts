import * as z from "zod";
import { choice } from "./choice.ts";
import { choiceOrReference } from "./choice-or-reference.ts";
import { condition } from "./condition.ts";
import { flag } from "./flag.ts";
import { flagOrReference } from "./flag-or-reference.ts";
import { freeMap } from "./free-map.ts";
import { jobKeys } from "./job-keys.ts";
import { scalar } from "./scalar.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

const inference = z.strictObject({
  image_uri: text.describe("URI of the image that serves the model."),
  supported_content_types: z.array(text).describe("MIME types that the model takes."),
  supported_response_MIME_types: z.array(text).describe("MIME types that the model answers in."),
  approval_status: choiceOrReference("Approved", "PendingManualApproval", "Rejected")
    .nullish()
    .describe("Approval status of a new package; by default PendingManualApproval."),
  SupportedRealtimeInferenceInstanceTypes: z
    .array(text)
    .nullish()
    .describe("Instance types that endpoints may use."),
  SupportedTransformInstanceTypes: z
    .array(text)
    .nullish()
    .describe("Instance types that transform jobs may use."),
});

/** How a model becomes a package of the registry: the section `registry`. */
export const registrySection = z
  .strictObject({
    ModelRepack: flag
      .nullish()
      .describe("Whether the inference script is packed into the model; by default true."),
    ModelPackageGroupName: text.nullish().describe("By default <pipelineName>-<model>."),
    ModelPackageDescription: text.nullish().describe("Description of the package."),
    InferenceSpecification: inference.describe("How the model is served."),
    repack_image_uri: text
      .nullish()
      .describe("Image of the repack job; by default scikit-learn 1.2-1 of the region."),
    env: z
      .record(z.string(), scalar)
      .nullish()
      .describe("Further environment variables of the model's container."),
    role: jobKeys.role.meta({ description: "ARN of the model's role; by default the installation's." }),
    vpc: jobKeys.vpc,
    network_isolation: flagOrReference
      .nullish()
      .meta({ description: "Whether the model of a CreateModel step runs without network." }),
    kms_key: jobKeys.kms_key.meta({ description: "KMS key of the repack job; false for none." }),
    tags: tags
      .nullish()
      .meta({ description: "Tags of the model and its repack job; a package has those of its group." }),
    metadata: z.record(z.string(), scalar).nullish().describe("Further customer metadata of the package."),
    gate: z.array(condition).nullish().describe("Register only if all of these hold."),
    else: choice("fail", "skip")
      .nullish()
      .describe("What to do where the gate does not hold; by default fail."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the RegisterModel step, in the API's own words."),
    model_arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the CreateModel step, in the API's own words."),
  })
  .meta({ title: "RegisterModel" });
