import type { Compilation } from "../../shared/compiler/compilation.ts";
import { compile } from "../../shared/compiler/compile.ts";
import type { CompileContext } from "../../shared/compiler/compile-context.ts";
import { mergeConfigs } from "../../shared/config/merge-configs.ts";
import { aCompileContext } from "./a-compile-context.ts";
import { aConfigFile } from "./a-config-file.ts";

/** Compiles one conf.yaml, given as text, in the default installation. */
export const compileText = (text: string, context: Partial<CompileContext> = {}): Compilation => {
  const merged = mergeConfigs([aConfigFile(text)]);
  const compilation = compile(merged.config, aCompileContext(context));
  return { ...compilation, diagnostics: [...merged.diagnostics, ...compilation.diagnostics] };
};
