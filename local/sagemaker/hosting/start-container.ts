import { setTimeout as delay } from "node:timers/promises";
import type { Container } from "./container.ts";
import { type ContainerClient, createContainerClient } from "./container-client.ts";
import type { ReservedAddress } from "./reserve-address.ts";
import { type GroupCommand, type ProcessGroup, spawnGroup } from "./spawn-group.ts";

export type ContainerStart = GroupCommand & {
  readonly reserved: ReservedAddress;
  /** Milliseconds within which the container must answer its health check. */
  readonly startLimit: number;
  readonly signal: AbortSignal;
};

const pingTimeout = 2000;
const firstPause = 10;
const longestPause = 250;

const isHealthy = (client: ContainerClient): Promise<boolean> =>
  client.request({ method: "GET", path: "/ping", timeout: pingTimeout }).then(
    ({ status }) => status === 200,
    () => false,
  );

const waitForHealth = async (
  client: ContainerClient,
  group: ProcessGroup,
  start: ContainerStart,
): Promise<boolean> => {
  const deadline = performance.now() + start.startLimit;
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    if (!group.isRunning() || start.signal.aborted || performance.now() > deadline) return false;
    if (await isHealthy(client)) return true;
    await Promise.race([delay(pause), group.ended]);
  }
};

/** Starts a container's process and gives it once its `/ping` is answered with 200; gives nothing where that never happens. */
export const startContainer = async (start: ContainerStart): Promise<Container | undefined> => {
  const { reserved } = start;
  const environment = { ...start.environment, ...reserved.environment };
  const group = spawnGroup({ ...start, environment });
  const client = createContainerClient(reserved.address);
  const ended = group.ended.then(async () => {
    client.close();
    await reserved.release();
  });
  const close = async (): Promise<void> => {
    await group.stop();
    await ended;
  };
  if (await waitForHealth(client, group, start)) {
    return { request: client.request, isRunning: group.isRunning, ended, close };
  }
  await close();
  return undefined;
};
