import type { ConfigFile } from "../../domain/config-file.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { DeclaredPipeline } from "../merged-config.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import type { Place } from "../yaml/place.ts";

/** Adds the pipeline of a file, unless an earlier file already declares one of that name. */
export const addPipeline = (
  pipelines: DeclaredPipeline[],
  place: Place,
  file: ConfigFile,
): readonly Diagnostic[] => {
  const at = child(place, "pipelineName");
  const name = at.node?.kind === "scalar" && typeof at.node.value === "string" ? at.node.value : "";
  const known = name === "" ? undefined : pipelines.find((one) => one.name === name);
  if (known === undefined) {
    pipelines.push({ name, repository: file.repository, file: file.path, place });
    return [];
  }
  const describe = (whose: string) =>
    ({ code: "pipeline-conflict", message: `the pipeline "${name}" ${whose}` }) as const;
  return [
    diagnoseAt(at, {
      ...describe(
        `is declared by ${known.repository} in ${known.file} too, which keeps it; this one is ignored`,
      ),
      severity: "error",
      hint: "rename one of the two",
    }),
    diagnoseAt(child(known.place, "pipelineName"), {
      ...describe(`is declared by ${file.repository} in ${file.path} too; this one is kept`),
      severity: "warning",
    }),
  ];
};
