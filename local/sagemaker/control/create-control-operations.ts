import type { Operations } from "../../gateway/json-service.ts";
import type { Call } from "../call.ts";
import type { SageMakerContext } from "../context.ts";
import { createPipelineOperations } from "./pipelines/create-pipeline-operations.ts";
import { createVersionOperations } from "./pipelines/create-version-operations.ts";
import { openPipelines } from "./pipelines/open-pipelines.ts";
import { createGroupOperations } from "./registry/create-group-operations.ts";
import { createPackageOperations } from "./registry/create-package-operations.ts";
import { createPolicyOperations } from "./registry/create-policy-operations.ts";
import { openRegistry } from "./registry/open-registry.ts";

/** The operations on pipelines and on the model registry. */
export const createControlOperations = (context: SageMakerContext, call: Call): Operations => {
  const pipelines = openPipelines(context);
  const registry = openRegistry(context);
  return {
    ...createPipelineOperations(context, pipelines),
    ...createVersionOperations(pipelines),
    ...createGroupOperations(context, registry),
    ...createPolicyOperations(registry),
    ...createPackageOperations({ context, call, registry }),
  };
};
