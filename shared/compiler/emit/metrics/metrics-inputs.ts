import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { type Chained, chainedOf } from "../chain/chained-of.ts";
import type { Output } from "../chain/output.ts";
import type { EmittedObject } from "../emitted.ts";
import { dataFileUri } from "../job/data-file-uri.ts";
import { channelFiles } from "../processing/channel-files.ts";
import { processingInput } from "../processing/processing-input.ts";
import { tellOrigins } from "../processing/tell-origins.ts";
import { take } from "../take.ts";
import { type MetricsChannel, type MetricsSection, metricsChannel } from "./metrics-channel.ts";

const DEFAULT_ROOT = "/opt/ml/processing/input/";

const rootOf = ({ value }: MetricsChannel): string =>
  (value.InputLocalFilepath ?? DEFAULT_ROOT).replace(/\/+$/, "");

const staticInputs = (
  scope: Scope,
  section: MetricsSection,
  channel: MetricsChannel,
): readonly EmittedObject[] => {
  const { channels } = section.value;
  if (typeof channels === "string" || channels === null || channels === undefined) return [];
  const files = channelFiles(child(section.place, "channels"), channels);
  tellOrigins(scope, files);
  const distribution = take(section, "s3_data_distribution_type", "FullyReplicated");
  return files.map((file) =>
    processingInput(
      file.name,
      { uri: dataFileUri(scope, file, file.base), localPath: `${rootOf(channel)}/${file.name}` },
      { distribution },
    ),
  );
};

const ambiguous = (
  scope: Scope,
  { source, outputs, place }: Chained,
  channel: MetricsChannel,
): readonly EmittedObject[] => {
  if (outputs.length > 0)
    scope.report(place, {
      code: "ambiguous-output",
      severity: "error",
      message: `step "${source.name}" has several outputs and none is called "${channel.name}"`,
      hint: `choose among them: {step: ${source.name}, outputs: [${outputs.map((one) => one.channel).join(", ")}]}`,
    });
  return [];
};

const chainedInputs = (scope: Scope, chained: Chained, channel: MetricsChannel): readonly EmittedObject[] => {
  const { source, outputs, isChosen } = chained;
  const input = ({ uri }: Output, name: string, folder: string) =>
    processingInput(name, { uri, localPath: `${rootOf(channel)}/${source.name}-${folder}` });
  if (isChosen && outputs.length > 1)
    return outputs.map((one) => input(one, `${source.name}-input-${one.channel}`, one.channel));
  const only = outputs.length === 1 ? outputs[0] : outputs.find((one) => one.channel === channel.name);
  // The folder keeps the name of the evaluation's channel, which scripts have always had written into them.
  return only === undefined
    ? ambiguous(scope, chained, channel)
    : [input(only, `${source.name}-input`, channel.name)];
};

/** The inputs of an evaluation: its own files, then what it chains. */
export const metricsInputs = (
  scope: Scope,
  step: PlannedStep,
  section: MetricsSection,
): readonly EmittedObject[] => {
  const channel = metricsChannel(section);
  return [
    ...staticInputs(scope, section, channel),
    ...chainedOf(scope, step).flatMap((chained) => chainedInputs(scope, chained, channel)),
  ];
};
