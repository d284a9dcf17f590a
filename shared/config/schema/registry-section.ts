import { z } from "zod";
import { choice } from "./choice.ts";
import { choiceOrReference } from "./choice-or-reference.ts";
import { condition } from "./condition.ts";
import { flag } from "./flag.ts";
import { freeMap } from "./free-map.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";

const inference = z.strictObject({
  image_uri: text,
  supported_content_types: z.array(text),
  supported_response_MIME_types: z.array(text),
  approval_status: choiceOrReference("Approved", "PendingManualApproval", "Rejected").nullish(),
  SupportedRealtimeInferenceInstanceTypes: z.array(text).nullish(),
  SupportedTransformInstanceTypes: z.array(text).nullish(),
});

/** How a model becomes a package of the registry: the section `registry`. */
export const registrySection = z
  .strictObject({
    ModelRepack: flag
      .nullish()
      .meta({ description: "Whether the inference script is packed into the model; by default true." }),
    ModelPackageGroupName: text.nullish().meta({ description: "By default <pipelineName>-<model>." }),
    ModelPackageDescription: text.nullish(),
    InferenceSpecification: inference,
    repack_image_uri: text
      .nullish()
      .meta({ description: "Image of the repack job; by default scikit-learn 1.2-1 of the region." }),
    env: z
      .record(z.string(), scalar)
      .nullish()
      .meta({ description: "Further environment variables of the model's container." }),
    metadata: z
      .record(z.string(), scalar)
      .nullish()
      .meta({ description: "Further customer metadata of the package." }),
    gate: z.array(condition).nullish().meta({ description: "Register only if all of these hold." }),
    else: choice("fail", "skip")
      .nullish()
      .meta({ description: "What to do where the gate does not hold; by default fail." }),
    arguments: freeMap
      .nullish()
      .meta({ description: "Merged over the arguments of the RegisterModel step, in the API's own words." }),
    model_arguments: freeMap
      .nullish()
      .meta({ description: "Merged over the arguments of the CreateModel step, in the API's own words." }),
  })
  .meta({ title: "RegisterModel" });
