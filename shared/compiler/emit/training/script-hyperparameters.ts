import { child } from "../../../config/yaml/child.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { entryPoint } from "../code/entry-point.ts";
import { packageUri } from "../code/package-uri.ts";
import { type EmittedObject, Sourced } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { installed } from "../installed.ts";
import type { Section } from "../section.ts";

type Scripted = {
  readonly entry_point?: string | null | undefined;
  readonly script_mode?: boolean | null | undefined;
};

const folderOf = (script: string): string | undefined => {
  const slash = script.lastIndexOf("/");
  return slash < 0 ? undefined : script.slice(0, slash);
};

/** The hyperparameters by which the training toolkit finds its script; undefined, after a report, when it has none. */
export const scriptHyperparameters = (
  scope: Scope,
  unit: PlannedUnit,
  section: Section<Scripted>,
): EmittedObject | undefined => {
  const entry = entryPoint(scope, unit, section);
  if (entry === undefined) return undefined;
  if (entry === "none") return {};
  const place = child(section.place, "entry_point");
  const folder = entry.directory.path.startsWith("s3://") ? undefined : folderOf(entry.script);
  if (folder !== undefined)
    scope.deviate(
      place,
      "package-root",
      "the whole source directory is packed and the script run below it; the original packed the script's folder only, without shared code",
    );
  const requirements = folder === undefined ? {} : { requirements: `${folder}/requirements.txt` };
  const uri = packageUri(scope, unit, { directory: entry.directory, ...requirements });
  if (uri === undefined) return undefined;
  return {
    sagemaker_submit_directory: fromPlace(entry.directory.place, JSON.stringify(uri)),
    sagemaker_program: fromPlace(place, JSON.stringify(entry.script)),
    sagemaker_container_log_level: new Sourced("20", { kind: "default" }),
    sagemaker_region: installed(JSON.stringify(scope.context.region)),
  };
};
