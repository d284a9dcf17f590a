import type { Executions } from "../../ports/executions.ts";
import type { Registry } from "../../ports/registry.ts";
import { type ShowPorts, showExecution } from "../executions/show-execution.ts";

export type ShowGroupPorts = Omit<ShowPorts, "registry"> & {
  readonly registry: Pick<Registry, "latest">;
  readonly executions: Executions;
};

/** Tells the commit that a group's last version was trained from how that stands, after somebody has changed what serves. */
export const showGroup = async (ports: ShowGroupPorts, group: string): Promise<void> => {
  const arn = (await ports.registry.latest(group))?.metadata.execution;
  const execution = arn === undefined ? undefined : await ports.executions.describe(arn);
  if (execution !== undefined) await showExecution(ports, execution);
};
