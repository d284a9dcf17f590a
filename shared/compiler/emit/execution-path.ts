import type { Scope } from "../scope.ts";
import type { Emitted } from "./emitted.ts";
import { get } from "./get.ts";
import { installed } from "./installed.ts";
import { join } from "./join.ts";

/** An S3 URI of its own for each execution, below the pipeline's name. */
export const executionPath = (scope: Scope, ...parts: readonly string[]): Emitted =>
  join("/", [
    "s3:/",
    installed(scope.context.bucket),
    scope.name,
    get("Execution.PipelineExecutionId"),
    ...parts,
  ]);
