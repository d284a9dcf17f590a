import type { Asset } from "../domain/asset.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { SourceReference } from "../domain/source-reference.ts";
import type { StartPolicy } from "../domain/start-policy.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { Origins } from "./origins.ts";

/** A model that a pipeline builds, and the group it registers in, if it does. */
export type CompiledUnit = { readonly model: string; readonly repository: string; readonly group?: string };

/** How a change starts a run. */
export type CompiledStart = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly selectedSteps?: readonly string[];
  readonly sourceExecution?: string;
  /** As far as the config says. */
  readonly policy: Partial<StartPolicy>;
};

/** One pipeline, ready to be applied. */
export type CompiledPipeline = {
  readonly name: string;
  readonly definition: PipelineDefinition;
  /** The definition as canonical JSON: the same bytes on any machine. */
  readonly text: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** How many steps may run at the same time. */
  readonly parallelism?: number;
  readonly start: CompiledStart;
  readonly anchor: { readonly repository: string; readonly path: string };
  readonly units: readonly CompiledUnit[];
  readonly sources: readonly SourceReference[];
  readonly assets: readonly Asset[];
  /** By the name of a parameter: the repository whose commit it takes. */
  readonly commitParameters: Readonly<Record<string, string>>;
  readonly origins: Origins;
};

/** What a project's configs compile to: the pipelines without errors, and all that was found. */
export type Compilation = {
  readonly pipelines: readonly CompiledPipeline[];
  readonly diagnostics: readonly Diagnostic[];
};
