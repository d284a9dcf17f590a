import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { nearest } from "../../../config/validate/nearest.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { normaliseDirectory } from "./normalise-directory.ts";
import type { SourceDirectory } from "./source-directory.ts";

// Another script of the directory does something else, unless its name is nearly the same.
const hintOf = (script: string, files: readonly string[]): string => {
  const near = nearest(script, files);
  return near === undefined
    ? `add "${script}" to the directory, or name another script here`
    : didYouMean(script, [near]);
};

type Script = { readonly script: string; readonly directory: SourceDirectory };

const isKnownEarly = (text: string): boolean => !text.startsWith("s3://") && !text.includes("${");

/** Reports a script that is not in its source directory, as far as the files of the directory are known. */
export const checkScript = (
  scope: Scope,
  { repository }: PlannedUnit,
  { script, directory, place }: Script & { readonly place: Place },
): void => {
  if (!isKnownEarly(directory.path) || !isKnownEarly(script)) return;
  const path = normaliseDirectory(directory.path);
  const files = path === undefined ? undefined : scope.context.sourceFiles?.({ repository, directory: path });
  if (files === undefined || files.includes(script)) return;
  scope.report(place, {
    code: "script-missing",
    severity: "error",
    message: `there is no "${script}" in the source directory "${directory.path}" of ${repository}`,
    value: script,
    hint: hintOf(script, files),
  });
};
