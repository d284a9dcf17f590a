import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { get } from "../get.ts";
import { installed } from "../installed.ts";
import { join } from "../join.ts";

const trimmed = (uri: string): string => uri.replace(/\/+$/, "");

/** The S3 URI of the artifact of a tuning's best training job. */
export const bestModelUri = (scope: Scope, step: PlannedStep): Emitted => {
  const section = readStepSection(scope, step, "Tuning");
  const path = section?.value.output_path ?? undefined;
  const root =
    section === undefined || path === undefined
      ? installed(`s3://${scope.context.bucket}`)
      : fromPlace(child(section.place, "output_path"), trimmed(path));
  return join("/", [root, get(`Steps.${step.name}.BestTrainingJob.TrainingJobName`), "output/model.tar.gz"]);
};
