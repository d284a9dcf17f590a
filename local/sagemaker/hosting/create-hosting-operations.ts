import { join } from "node:path";
import type { Operations } from "../../gateway/json-service.ts";
import type { Service } from "../../gateway/service.ts";
import type { Call } from "../call.ts";
import type { SageMakerContext } from "../context.ts";
import { createPythonEnvironments } from "../python-environment.ts";
import { createEndpointConfigOperations } from "./create-endpoint-config-operations.ts";
import { createEndpointLifecycle } from "./create-endpoint-lifecycle.ts";
import { createEndpointOperations } from "./create-endpoint-operations.ts";
import { createModelOperations } from "./create-model-operations.ts";
import { createRuntimeService } from "./create-runtime-service.ts";
import type { HostingOptions } from "./hosting-options.ts";
import type { HostingParts } from "./hosting-parts.ts";
import { readHostingSettings } from "./hosting-settings.ts";
import { createEndpointMetrics, type MetricStatistics } from "./metrics/create-endpoint-metrics.ts";

/** SageMaker hosting: its control operations and its runtime. */
export type Hosting = {
  readonly operations: Operations;
  /** Serves InvokeEndpoint. */
  readonly runtime: Service;
  /** What an endpoint's multi-model variants measured since this process started. */
  metrics(endpointName: string): MetricStatistics;
  /** Brings back the endpoints that an earlier process left in service or on their way. */
  resume(): void;
  /** Ends every container; the endpoints' records stay for the next `resume`. */
  close(): Promise<void>;
};

/**
 * Hosts models in local processes behind SageMaker's own operations. The processes are plain ones: they see this machine's
 * files, and a script that names `/opt/ml/model` instead of its `model_dir` finds nothing there.
 */
export const createHostingOperations = (
  context: SageMakerContext,
  call: Call,
  options: HostingOptions = {},
): Hosting => {
  const settings = readHostingSettings(options);
  const folder = join(context.folder, "environments");
  const environments = createPythonEnvironments({ python: settings.python, folder });
  const parts: HostingParts = { context, settings, environments };
  const metrics = createEndpointMetrics();
  const lifecycle = createEndpointLifecycle(parts, metrics);
  return {
    operations: {
      ...createModelOperations(context, call),
      ...createEndpointConfigOperations(context),
      ...createEndpointOperations(context, lifecycle),
    },
    runtime: createRuntimeService(parts, lifecycle.fleetOf),
    metrics: metrics.statistics,
    resume: lifecycle.resume,
    close: lifecycle.close,
  };
};
