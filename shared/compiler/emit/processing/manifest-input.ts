import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { assetUri } from "../code/asset-uri.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import { Sourced } from "../emitted.ts";
import { dataFileUri } from "../job/data-file-uri.ts";
import type { ChannelFile } from "./channel-files.ts";
import { processingInput } from "./processing-input.ts";

const bare = (value: Emitted): string | undefined => {
  const text = value instanceof Sourced ? value.value : value;
  return typeof text === "string" ? text : undefined;
};

/** The longest prefix, up to a slash, that all URIs share; undefined if they lie in several buckets. */
const sharedPrefix = (uris: readonly string[]): string | undefined => {
  const [first = "", ...others] = uris;
  let end = first.lastIndexOf("/") + 1;
  while (end > "s3://".length && !others.every((uri) => uri.startsWith(first.slice(0, end))))
    end = first.lastIndexOf("/", end - 2) + 1;
  return end > "s3://".length ? first.slice(0, end) : undefined;
};

type Options = { readonly localPath: string; readonly distribution: Emitted; readonly section: string };

/** All data files as one input, by a manifest; a job takes ten inputs at most. */
export const manifestInput = (
  scope: Scope,
  step: PlannedStep,
  files: readonly ChannelFile[],
  options: Options,
): EmittedObject | undefined => {
  const uris = files
    .map((file) => bare(dataFileUri(scope, file, file.base)))
    .filter((uri) => uri !== undefined);
  const prefix = sharedPrefix(uris);
  if (prefix === undefined) {
    scope.report(step.place, {
      code: "manifest-buckets",
      severity: "error",
      message: `step "${step.name}" has files in seven or more channels; they are passed by one manifest, so they must lie in one bucket`,
      hint: "move the files to one bucket, or pass a prefix that holds several of them",
    });
    return undefined;
  }
  const text = JSON.stringify([{ prefix }, ...uris.map((uri) => uri.slice(prefix.length))]);
  const name = `${step.unit.model}_${options.section}_input.manifest`;
  const uri = assetUri(scope, { kind: "text", name, text });
  return processingInput(
    "input-1",
    { uri, localPath: options.localPath },
    { distribution: options.distribution, dataType: "ManifestFile" },
  );
};
