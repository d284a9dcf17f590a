import type { Scope } from "../../scope.ts";
import { assetUri } from "../code/asset-uri.ts";
import type { EmittedObject } from "../emitted.ts";
import { installed } from "../installed.ts";

/** The hyperparameters by which a training container runs a program of ours; the author's code comes as channel `code`. */
export const launcher = (scope: Scope, program: string, text: string): EmittedObject => ({
  sagemaker_submit_directory: JSON.stringify(
    assetUri(scope, { kind: "package", name: "sourcedir.tar.gz", files: { [program]: text } }),
  ),
  sagemaker_program: JSON.stringify(program),
  sagemaker_container_log_level: "20",
  sagemaker_region: installed(JSON.stringify(scope.context.region)),
});
