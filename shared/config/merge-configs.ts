import type { ConfigFile } from "../domain/config-file.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { addModels } from "./merge/add-models.ts";
import { addPipeline } from "./merge/add-pipeline.ts";
import { readDocument } from "./merge/read-document.ts";
import type { DeclaredModel, DeclaredPipeline, MergedConfig } from "./merged-config.ts";

const byPlace = (a: ConfigFile, b: ConfigFile): number => {
  if (a.repository !== b.repository) return a.repository < b.repository ? -1 : 1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
};

/** Merges the config files of a project; the order in which they are given does not matter. */
export const mergeConfigs = (
  files: readonly ConfigFile[],
): { readonly config: MergedConfig; readonly diagnostics: readonly Diagnostic[] } => {
  const models = new Map<string, DeclaredModel>();
  const pipelines: DeclaredPipeline[] = [];
  const diagnostics = files.toSorted(byPlace).flatMap((file) => {
    const document = readDocument(file);
    return [
      ...document.diagnostics,
      ...(document.models === undefined ? [] : addModels(models, document.models, file)),
      ...(document.pipeline === undefined ? [] : addPipeline(pipelines, document.pipeline, file)),
    ];
  });
  return { config: { models, pipelines }, diagnostics };
};
