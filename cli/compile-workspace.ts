import type { Compilation } from "../shared/compiler/compilation.ts";
import { type CompileSettings, compileProject } from "../shared/usecases/reconcile/compile-project.ts";
import { createSourceCatalog } from "../shared/usecases/sources/source-catalog.ts";
import { assignParameters } from "./assign-parameters.ts";
import type { Console } from "./command.ts";
import { originRepository } from "./origin-repository.ts";
import { readAssignments, readInstallation } from "./read-options.ts";
import { readWorkspace, type Workspace } from "./read-workspace.ts";

export type CompileRequest = {
  readonly paths: readonly string[];
  readonly folder: string;
  readonly root?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly param?: readonly string[] | undefined;
  readonly repository?: string | undefined;
  /** Whether the repository's own name counts, which its git config tells where it is not given. */
  readonly isInstalled?: boolean;
  /** Where values of the installation come from that are not set; nowhere by default. */
  readonly environment?: Console["environment"];
};

export type CompiledWorkspace = {
  readonly workspace: Workspace;
  readonly compilation: Compilation;
  readonly installation: CompileSettings;
};

/** Compiles what lies on disk by the very code that compiles a push. */
export const compileWorkspace = async ({
  paths,
  folder,
  root,
  set,
  param,
  repository,
  isInstalled = false,
  environment = {},
}: CompileRequest): Promise<CompiledWorkspace> => {
  const installation = readInstallation(readAssignments(set), environment);
  const workspace = await readWorkspace(paths.length === 0 ? ["."] : paths, {
    folder,
    ...(root === undefined ? {} : { root }),
    ...(repository === undefined ? {} : { repository: async () => repository }),
    ...(repository === undefined && isInstalled ? { repository: originRepository } : {}),
  });
  const catalog = createSourceCatalog([workspace.snapshot], new Map());
  const compilation = compileProject(workspace.files, catalog, installation);
  return {
    workspace,
    installation,
    compilation: {
      pipelines: assignParameters(compilation.pipelines, readAssignments(param)),
      diagnostics: [...workspace.diagnostics, ...compilation.diagnostics],
    },
  };
};
