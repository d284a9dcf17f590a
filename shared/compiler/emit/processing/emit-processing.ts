import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import { sectionName } from "../../plan/section-name.ts";
import type { Scope } from "../../scope.ts";
import { chainedOf } from "../chain/chained-of.ts";
import { processingOutputs } from "../chain/processing-outputs.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { executionPath } from "../execution-path.ts";
import { dataFileUri } from "../job/data-file-uri.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { channelFiles } from "./channel-files.ts";
import { codeInputs } from "./code-inputs.ts";
import { manifestInput } from "./manifest-input.ts";
import { processingArguments } from "./processing-arguments.ts";
import { processingInput } from "./processing-input.ts";
import { tellOrigins } from "./tell-origins.ts";

const INPUT = "/opt/ml/processing/input";
const OUTPUT = "/opt/ml/processing/output";
// The original framework's threshold: from here on its inputs would not fit into the ten that a job takes.
const MANIFEST_FROM = 7;

type Value = NonNullable<ReturnType<typeof readStepSection<"Processing">>>["value"];

const staticInputs = (
  scope: Scope,
  step: PlannedStep,
  section: Section<Value>,
): readonly (EmittedObject | undefined)[] => {
  const place = child(section.place, "channels");
  const files = channelFiles(place, section.value.channels);
  tellOrigins(scope, files);
  const distribution = take(section, "s3_data_distribution_type", "FullyReplicated");
  const channels = new Set(files.map(({ channel }) => channel));
  if (files.length > channels.size)
    scope.deviate(
      place,
      "data-files",
      "every file of a channel becomes an input; the original read the first one only",
    );
  if (channels.size >= MANIFEST_FROM) {
    const localPath = `${section.value.location?.inputLocalFilepath ?? INPUT}/train`;
    return [manifestInput(scope, step, files, { localPath, distribution, section: sectionName(step) ?? "" })];
  }
  return files.map((file) =>
    processingInput(
      file.name,
      { uri: dataFileUri(scope, file, file.base), localPath: `${INPUT}/${file.name}` },
      { distribution },
    ),
  );
};

const channelCount = (scope: Scope, source: PlannedStep): number =>
  Object.keys(readStepSection(scope, source, "Training")?.value.channels ?? {}).length;

const chainedInputs = (scope: Scope, step: PlannedStep, distribution: Emitted): readonly EmittedObject[] =>
  chainedOf(scope, step).flatMap(({ source, outputs, place }) => {
    if (source.unit !== step.unit)
      scope.deviate(
        place,
        "chain-outputs",
        "a chained step's own outputs are read; the original took their names from the reading model's section",
      );
    else if (source.stepClass === "Training" && channelCount(scope, source) > 1)
      scope.deviate(
        place,
        "chain-artifact",
        "a chained training's artifact is read once; the original read it once for each channel of the training",
      );
    return outputs.map(({ channel, uri }) => {
      const name = `${source.name}-input-${channel}`;
      return processingInput(name, { uri, localPath: `${INPUT}/${name}` }, { distribution });
    });
  });

const outputsOf = (scope: Scope, step: PlannedStep, section: Section<Value>): readonly EmittedObject[] => {
  const root = section.value.location?.outputLocalFilepath ?? OUTPUT;
  return processingOutputs(section).map((name) => {
    const declared = section.value.outputs?.[name];
    const output = { value: declared ?? {}, place: child(section.place, "outputs", name) };
    return {
      OutputName: name,
      AppManaged: false,
      S3Output: {
        S3Uri: take(output, "s3_uri", executionPath(scope, step.name, "output", name)),
        LocalPath: take(output, "local_path", `${root}/${name}`),
        S3UploadMode: take(output, "upload_mode", "EndOfJob"),
      },
    };
  });
};

/** Emits a Processing step. */
export const emitProcessing = (scope: Scope, step: PlannedStep<"Processing">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Processing");
  if (section === undefined) return [];
  const code = codeInputs(scope, step.unit, section);
  const distribution = take(section, "s3_data_distribution_type", "FullyReplicated");
  const inputs = [
    ...staticInputs(scope, step, section),
    ...chainedInputs(scope, step, distribution),
    ...(code?.inputs ?? []),
  ];
  const args = processingArguments(scope, section, {
    inputs: inputs.filter((input) => input !== undefined),
    outputs: outputsOf(scope, step, section),
    maxRuntime: take(section, "max_runtime_seconds", 3000),
    volumeSize: 32,
    ...(code?.entrypoint === undefined ? {} : { entrypoint: code.entrypoint }),
  });
  return [{ name: step.name, type: "Processing", owner: step, args }];
};
