import type { Compilation } from "../shared/compiler/compilation.ts";
import { compileProject } from "../shared/usecases/compile-project.ts";
import { createSourceCatalog } from "../shared/usecases/source-catalog.ts";
import { readAssignments, readInstallation } from "./read-options.ts";
import { readWorkspace, type Workspace } from "./read-workspace.ts";

export type CompileRequest = {
  readonly paths: readonly string[];
  readonly folder: string;
  readonly root?: string | undefined;
  readonly set?: readonly string[] | undefined;
};

/** Compiles what lies on disk by the very code that compiles a push. */
export const compileWorkspace = async ({
  paths,
  folder,
  root,
  set,
}: CompileRequest): Promise<{ readonly workspace: Workspace; readonly compilation: Compilation }> => {
  const installation = readInstallation(readAssignments(set));
  const workspace = await readWorkspace(paths.length === 0 ? ["."] : paths, {
    folder,
    ...(root === undefined ? {} : { root }),
  });
  const catalog = createSourceCatalog([workspace.snapshot], new Map());
  const compilation = compileProject(workspace.files, catalog, installation);
  return {
    workspace,
    compilation: { ...compilation, diagnostics: [...workspace.diagnostics, ...compilation.diagnostics] },
  };
};
