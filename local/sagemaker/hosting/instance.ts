import type { ContainerResponse } from "./container-client.ts";
import type { HostedModel } from "./hosted-model.ts";
import type { Measure } from "./metrics/measure.ts";

/** One request to a model: headers and body go to its container untouched. */
export type Invocation = {
  readonly targetModel: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** One machine of an endpoint: a container and, in multi-model mode, its own cache of models. */
export interface Instance {
  /** Resolves when the container answers its health check. */
  start(): Promise<void>;
  /** Gives whatever the container answers; rejects with ModelFailure, ModelNotReady or ArtifactUnavailable where none does. */
  invoke(invocation: Invocation): Promise<ContainerResponse>;
  /** Whether a model answers here without being loaded first. */
  holds(targetModel: string): boolean;
  /** Loads a model ahead of its invocations; a failure shows at the next of them. */
  warm(targetModel: string): void;
  /** How many invocations are under way, of one model or of all. */
  load(targetModel?: string): number;
  close(): Promise<void>;
}

/** What an instance is made of. */
export type InstancePlan = {
  readonly model: HostedModel;
  readonly variantName: string;
  /** Says how much memory the models may take together where the settings do not. */
  readonly instanceType?: string | undefined;
  /** The instance's own disk, emptied when the instance is closed. */
  readonly folder: string;
  readonly logFile: string;
  readonly measure: Measure;
};
