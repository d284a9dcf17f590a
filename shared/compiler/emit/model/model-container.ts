import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromPlace } from "../from-place.ts";
import { get } from "../get.ts";
import { installed } from "../installed.ts";
import { environmentOf } from "../job/environment-of.ts";
import { emitRepack } from "../repack/emit-repack.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { artifactOf } from "./artifact-of.ts";
import { type InferenceScript, inferenceScript } from "./inference-script.ts";

export type ModelContainer = { readonly container: EmittedObject; readonly repack?: EmittedStep };

const bakedIn = (script: InferenceScript): EmittedObject => ({
  SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
  SAGEMAKER_PROGRAM: fromPlace(script.place, script.path.replace(/\.py$/, "").replaceAll("/", ".")),
  SAGEMAKER_REQUIREMENTS: "requirements.txt",
});

const repacked = (script: InferenceScript, region: string): EmittedObject => ({
  SAGEMAKER_PROGRAM: fromPlace(script.place, script.path.slice(script.path.lastIndexOf("/") + 1)),
  SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
  SAGEMAKER_CONTAINER_LOG_LEVEL: "20",
  SAGEMAKER_REGION: installed(region),
});

// Training code may well write the script into the artifact; only who wrote it knows, so this is no warning.
const noteUnpacked = (scope: Scope, step: PlannedStep, script: InferenceScript): void =>
  scope.reportOnce(step.place, {
    code: "unpacked-script",
    severity: "info",
    message: `ModelRepack is off: the model of step "${step.name}" is served as its training leaves it`,
    hint: `have the training write code/${script.path} into the model's folder, use an image that holds the script, or set ModelRepack: True`,
  });

type Registry = Section<NonNullable<ReturnType<typeof readStepSection<"RegisterModel">>>["value"]>;

const imageOf = ({ value, place }: Registry): Emitted =>
  take({ value: value.InferenceSpecification, place: child(place, "InferenceSpecification") }, "image_uri");

/** The container that serves a unit's model, with the repack step that prepares it where this step is the one to hold it. */
export const modelContainer = (
  scope: Scope,
  step: PlannedStep,
  registry: Registry,
): ModelContainer | undefined => {
  const artifact = artifactOf(scope, step);
  if (artifact === undefined) return undefined;
  const script = inferenceScript(step.unit);
  const further = environmentOf(child(registry.place, "env")) as EmittedObject | undefined;
  const Image = imageOf(registry);
  if (registry.value.ModelRepack === false) {
    noteUnpacked(scope, step, script);
    return {
      container: { Image, Environment: { ...bakedIn(script), ...further }, ModelDataUrl: artifact.uri },
    };
  }
  const repack = emitRepack(scope, step, { artifact, script, registry });
  if (repack === undefined) return undefined;
  const ModelDataUrl = get(`Steps.${repack.name}.ModelArtifacts.S3ModelArtifacts`);
  const container = {
    Image,
    Environment: { ...repacked(script, scope.context.region), ...further },
    ModelDataUrl,
  };
  return { container, ...(repack.step === undefined ? {} : { repack: repack.step }) };
};
