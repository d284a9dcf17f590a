import type { SageMakerContext } from "../context.ts";
import type { PythonEnvironments } from "../python-environment.ts";
import type { HostingSettings } from "./hosting-settings.ts";

/** What everything that runs a model is given. */
export type HostingParts = {
  readonly context: SageMakerContext;
  readonly settings: HostingSettings;
  readonly environments: PythonEnvironments;
};
