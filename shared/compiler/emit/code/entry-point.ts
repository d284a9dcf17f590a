import { child } from "../../../config/yaml/child.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Section } from "../section.ts";
import { type SourceDirectory, sourceDirectory } from "./source-directory.ts";

type Scripted = {
  readonly entry_point?: string | null | undefined;
  readonly script_mode?: boolean | null | undefined;
};

export type EntryPoint = { readonly script: string; readonly directory: SourceDirectory };

/** The script of a step and where it is; "none" in a job without a script; undefined, after a report, when it is missing. */
export const entryPoint = (
  scope: Scope,
  unit: PlannedUnit,
  section: Section<Scripted>,
): EntryPoint | "none" | undefined => {
  const { entry_point, script_mode } = section.value;
  if (script_mode === false) return "none";
  if (entry_point === undefined || entry_point === null) {
    scope.report(child(section.place, "entry_point"), {
      code: "missing-key",
      severity: "error",
      message: '"entry_point" is missing',
      hint: "name the script to run, or set script_mode: false to run the image as it is",
    });
    return undefined;
  }
  const directory = sourceDirectory(scope, unit, section);
  if (directory === undefined) {
    scope.report(child(unit.place, "source_directory"), {
      code: "missing-key",
      severity: "error",
      message: `"source_directory" of the model "${unit.model}" is missing`,
      hint: `name the directory that holds ${entry_point}`,
    });
    return undefined;
  }
  return { script: entry_point.replace(/^(?:\.\/)+/, ""), directory };
};
