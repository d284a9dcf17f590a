import { child } from "../../../config/yaml/child.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { assetUri } from "../code/asset-uri.ts";
import { checkScript } from "../code/check-script.ts";
import { entryPoint } from "../code/entry-point.ts";
import { packageUri } from "../code/package-uri.ts";
import { runproc } from "../code/runproc.ts";
import { type EmittedObject, Sourced } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import type { Section } from "../section.ts";
import { processingInput } from "./processing-input.ts";

type Scripted = {
  readonly entry_point?: string | null | undefined;
  readonly script_mode?: boolean | null | undefined;
};

/** The inputs that carry a script, and how the container starts it; empty in a job without a script. */
export type Code = { readonly inputs: readonly EmittedObject[]; readonly entrypoint?: readonly string[] };

/** Brings the script of a processing job to its container; undefined, after a report, when it cannot. */
export const codeInputs = (scope: Scope, unit: PlannedUnit, section: Section<Scripted>): Code | undefined => {
  const entry = entryPoint(scope, unit, section);
  if (entry === undefined) return undefined;
  if (entry === "none") return { inputs: [] };
  const uri = packageUri(scope, unit, { directory: entry.directory });
  if (uri === undefined) return undefined;
  checkScript(scope, unit, { ...entry, place: child(section.place, "entry_point") });
  const script = new Sourced(assetUri(scope, runproc(entry.script)), {
    kind: "config",
    place: child(section.place, "entry_point"),
  });
  return {
    inputs: [
      processingInput("code", {
        uri: fromPlace(entry.directory.place, uri),
        localPath: "/opt/ml/processing/input/code/",
      }),
      processingInput("entrypoint", { uri: script, localPath: "/opt/ml/processing/input/entrypoint" }),
    ],
    entrypoint: ["/bin/bash", "/opt/ml/processing/input/entrypoint/runproc.sh"],
  };
};
