import type { ContainerRequest, ContainerResponse } from "./container-client.ts";

/** A running model container. */
export interface Container {
  request(request: ContainerRequest): Promise<ContainerResponse>;
  isRunning(): boolean;
  /** Resolves when the container's process has ended, whatever ended it. */
  readonly ended: Promise<void>;
  /** Ends the container and every process it started. */
  close(): Promise<void>;
}
