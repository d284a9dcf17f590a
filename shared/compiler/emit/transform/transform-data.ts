import type * as z from "zod";
import type { transformSection } from "../../../config/schema/transform-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { type Chained, chainedOf } from "../chain/chained-of.ts";
import type { Output } from "../chain/output.ts";
import type { Emitted } from "../emitted.ts";
import { executionPath } from "../execution-path.ts";
import { fromPlace } from "../from-place.ts";
import { dataFileUri } from "../job/data-file-uri.ts";
import { s3Uri } from "../job/s3-uri.ts";
import { join } from "../join.ts";
import type { Section } from "../section.ts";

type TransformSection = Section<z.output<typeof transformSection>>;

/** What a transform reads and where it writes. */
export type TransformData = { readonly input: Emitted; readonly output: Emitted };

const channelsOf = ({ place }: TransformSection): readonly string[] => {
  const { node } = child(place, "channels");
  return node?.kind === "map" ? [...node.entries.keys()] : [];
};

const one = (scope: Scope, { source, outputs, place }: Chained, channel: string): Output | undefined => {
  const found = outputs.length === 1 ? outputs[0] : outputs.find((output) => output.channel === channel);
  if (found === undefined && outputs.length > 0)
    scope.report(place, {
      code: "ambiguous-output",
      severity: "error",
      message: `step "${source.name}" has several outputs and none is called "${channel}"`,
      hint: `choose one: {step: ${source.name}, outputs: [${outputs[0]?.channel}]}`,
    });
  return found;
};

const fromChain = (
  scope: Scope,
  step: PlannedStep,
  chained: Chained,
  channel: string,
): TransformData | undefined => {
  const output = one(scope, chained, channel);
  if (output === undefined) return undefined;
  const { chain_input_additional_prefix: prefix } = step.value;
  const suffix = fromPlace(child(step.place, "chain_input_additional_prefix"), prefix ?? "");
  scope.deviate(
    step.place,
    "transform-bucket",
    "the result goes to the installation's bucket; the original wrote to the SDK's default bucket, and created it",
  );
  return { input: join("/", [output.uri, suffix]), output: executionPath(scope, step.name) };
};

const fromFile = (scope: Scope, step: PlannedStep, section: TransformSection): TransformData | undefined => {
  const [name = "train"] = channelsOf(section);
  const place = child(section.place, "channels", name);
  const channel = section.value.channels?.[name];
  const file = channel?.dataFiles?.[0];
  if (file === undefined) {
    scope.report(step.place, {
      code: "no-input",
      severity: "error",
      message: `step "${step.name}" has nothing to transform`,
      hint: "chain a step, or give the channel of the section a file",
    });
    return undefined;
  }
  if ((channel?.dataFiles?.length ?? 0) > 1)
    scope.report(child(place, "dataFiles"), {
      code: "one-file",
      severity: "error",
      message: "a transform reads one file or prefix",
      hint: "name a prefix that holds all files",
    });
  const base = { bucket: channel?.s3BucketName, prefix: channel?.inputBucketPrefix };
  const input = dataFileUri(scope, { place: child(place, "dataFiles", 0), fileName: file.fileName }, base);
  const bucket = channel?.s3BucketName;
  if (bucket === undefined || bucket === null) return { input, output: executionPath(scope, step.name) };
  const output = s3Uri(bucket, channel?.inputBucketPrefix, step.unit.model, "predictions/transform");
  return { input, output: fromPlace(child(place, "s3BucketName"), output) };
};

/** Where a transform reads and writes; undefined, after a report, when it has nothing to read. */
export const transformData = (
  scope: Scope,
  step: PlannedStep,
  section: TransformSection,
): TransformData | undefined => {
  const channels = channelsOf(section);
  if (channels.length > 1)
    scope.report(child(section.place, "channels"), {
      code: "one-channel",
      severity: "error",
      message: `a transform has one channel, not ${channels.length}`,
      hint: "keep one of them",
    });
  const chained = chainedOf(scope, step);
  const [first] = chained;
  if (chained.length > 1)
    scope.report(child(step.place, "chain_input_source_step"), {
      code: "one-source",
      severity: "error",
      message: "a transform chains one step",
      hint: "keep one of them",
    });
  if (first !== undefined) return fromChain(scope, step, first, channels[0] ?? "train");
  const isMistaken =
    step.value.chain_input_source_step !== undefined && step.value.chain_input_source_step !== null;
  return isMistaken ? undefined : fromFile(scope, step, section);
};
