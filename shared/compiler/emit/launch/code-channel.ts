import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { packageUri } from "../code/package-uri.ts";
import { sourceDirectory } from "../code/source-directory.ts";
import type { EmittedObject } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import type { Section } from "../section.ts";
import { channel } from "../training/channel.ts";

/** The author's code as an input channel; undefined, after a report, when the model names no source directory. */
export const codeChannel = (
  scope: Scope,
  step: PlannedStep,
  section: Section<object>,
): EmittedObject | undefined => {
  const directory = sourceDirectory(scope, step.unit, section);
  if (directory === undefined) {
    scope.report(step.place, {
      code: "missing-key",
      severity: "error",
      message: `"source_directory" of the model "${step.unit.model}" is missing`,
      hint: "name the directory that holds the code",
    });
    return undefined;
  }
  const uri = packageUri(scope, step.unit, { directory });
  return uri === undefined ? undefined : channel("code", fromPlace(directory.place, uri));
};
