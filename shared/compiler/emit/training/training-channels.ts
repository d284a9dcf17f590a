import type * as z from "zod";
import type { trainingSection } from "../../../config/schema/training-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { chainedOf } from "../chain/chained-of.ts";
import type { EmittedObject } from "../emitted.ts";
import { dataFileUri } from "../job/data-file-uri.ts";
import { type ChannelFile, channelFiles } from "../processing/channel-files.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { channel } from "./channel.ts";

/** What a section must hold for its channels to be read. */
export type WithChannels = Pick<
  z.output<typeof trainingSection>,
  "channels" | "content_type" | "input_mode" | "distribution" | "model_data_uri"
>;

const optionsOf = (section: Section<WithChannels>, name?: string) => {
  const own = {
    value: (name === undefined ? undefined : section.value.channels?.[name]) ?? {},
    place: child(section.place, "channels", name ?? ""),
  };
  return {
    contentType: take(own, "content_type", take(section, "content_type")),
    inputMode: take(own, "input_mode", take(section, "input_mode", "File")),
    distribution: take(own, "distribution", take(section, "distribution", "FullyReplicated")),
  };
};

/** The first file of a channel goes by the channel's name, so that scripts find it where they always did. */
const nameOf = (file: ChannelFile, files: readonly ChannelFile[]): string => {
  const siblings = files.filter((one) => one.channel === file.channel);
  const index = siblings.indexOf(file);
  if (index === 0) return file.channel;
  return `${file.channel}-${file.sourceName ?? index + 1}`;
};

const staticChannels = (scope: Scope, section: Section<WithChannels>): readonly EmittedObject[] => {
  const place = child(section.place, "channels");
  const files = channelFiles(place, section.value.channels);
  const channels = new Set(files.map((file) => file.channel));
  if (channels.size > 1)
    scope.deviate(
      place,
      "channel-data",
      "each channel gets its own data; the original gave every channel the last one's",
    );
  if (files.length > channels.size)
    scope.deviate(
      place,
      "data-files",
      "every file of a channel becomes an input; the original read the first one only",
    );
  return files.map((file) => {
    const base = { bucket: file.base.bucket, prefix: `${file.base.prefix ?? ""}/data/${file.channel}` };
    return channel(nameOf(file, files), dataFileUri(scope, file, base), optionsOf(section, file.channel));
  });
};

const chainedChannels = (
  scope: Scope,
  step: PlannedStep,
  section: Section<WithChannels>,
): readonly EmittedObject[] =>
  chainedOf(scope, step).flatMap(({ source, outputs }) =>
    outputs.map((output) => channel(`${source.name}-${output.channel}`, output.uri, optionsOf(section))),
  );

/** The input channels of a training job: static, then chained, then the model to start from. */
export const trainingChannels = (
  scope: Scope,
  step: PlannedStep,
  section: Section<WithChannels>,
): readonly EmittedObject[] => {
  const model = take(section, "model_data_uri");
  return [
    ...staticChannels(scope, section),
    ...chainedChannels(scope, step, section),
    ...(model === undefined
      ? []
      : [channel("model", model, { contentType: "application/x-sagemaker-model" })]),
  ];
};
