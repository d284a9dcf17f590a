import type { Compilation } from "../../compiler/compilation.ts";
import { compile } from "../../compiler/compile.ts";
import type { CompileContext } from "../../compiler/compile-context.ts";
import { mergeConfigs } from "../../config/merge-configs.ts";
import type { ConfigFile } from "../../domain/config-file.ts";
import { codeKeys } from "../sources/code-keys.ts";
import type { SourceCatalog } from "../sources/source-catalog.ts";

/** What a compilation needs that is fixed by the installation. */
export type CompileSettings = Omit<CompileContext, "sourceUri" | "sourceFiles" | "assetUri">;

/** Compiles all fragments of a project, with code located by content digest. */
export const compileProject = (
  files: readonly ConfigFile[],
  catalog: SourceCatalog,
  settings: CompileSettings,
): Compilation => {
  const keys = codeKeys(settings.bucket);
  const merged = mergeConfigs(files);
  const compilation = compile(merged.config, {
    ...settings,
    sourceUri: (source, pipeline) => {
      const digest = catalog.digest(source);
      return digest === undefined ? undefined : keys.uri(keys.source(pipeline, digest));
    },
    sourceFiles: (source) => catalog.files(source),
    assetUri: (asset, pipeline) => keys.uri(keys.asset(pipeline, asset)),
  });
  return { ...compilation, diagnostics: [...merged.diagnostics, ...compilation.diagnostics] };
};
