import { child } from "../../../config/yaml/child.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { checkScript } from "../code/check-script.ts";
import { entryPoint } from "../code/entry-point.ts";
import { packageUri } from "../code/package-uri.ts";
import { type EmittedObject, Sourced } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { installed } from "../installed.ts";
import type { Section } from "../section.ts";
import { channel } from "./channel.ts";

type Scripted = {
  readonly entry_point?: string | null | undefined;
  readonly script_mode?: boolean | null | undefined;
  readonly network_isolation?: unknown;
};

/** What a training job must hold to run its script: hyperparameters, and channels beside those of its data. */
export type Script = { readonly hyperparameters: EmittedObject; readonly channels: readonly EmittedObject[] };

const NO_SCRIPT: Script = { hyperparameters: {}, channels: [] };
const CHANNEL = "code";
const IN_CONTAINER = `/opt/ml/input/data/${CHANNEL}/sourcedir.tar.gz`;

// A parameter may turn isolation on; a channel serves either way.
const mayBeIsolated = ({ network_isolation: isolation }: Scripted): boolean =>
  isolation !== undefined && isolation !== null && isolation !== false;

const folderOf = (script: string): string | undefined => {
  const slash = script.lastIndexOf("/");
  return slash < 0 ? undefined : script.slice(0, slash);
};

/**
 * How the training toolkit finds its script; without any, after a report, when there is none. A container without network
 * cannot download its code: SageMaker brings it as a channel.
 */
export const scriptOf = (scope: Scope, unit: PlannedUnit, section: Section<Scripted>): Script => {
  const entry = entryPoint(scope, unit, section);
  if (entry === undefined || entry === "none") return NO_SCRIPT;
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
  if (uri === undefined) return NO_SCRIPT;
  checkScript(scope, unit, { ...entry, place });
  const isBrought = mayBeIsolated(section.value);
  return {
    hyperparameters: {
      sagemaker_submit_directory: fromPlace(
        entry.directory.place,
        JSON.stringify(isBrought ? IN_CONTAINER : uri),
      ),
      sagemaker_program: fromPlace(place, JSON.stringify(entry.script)),
      sagemaker_container_log_level: new Sourced("20", { kind: "default" }),
      sagemaker_region: installed(JSON.stringify(scope.context.region)),
    },
    channels: isBrought ? [channel(CHANNEL, fromPlace(entry.directory.place, uri))] : [],
  };
};
