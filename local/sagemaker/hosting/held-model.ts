import { createHash } from "node:crypto";
import { createQueue, type Queue } from "./create-queue.ts";

/** One model of a multi-model instance and where it stands: wanted, on disk, in memory. */
export type HeldModel = {
  readonly target: string;
  /** What the container and the disk call it: says nothing of its target, so no target can name a path. */
  readonly name: string;
  /** Its loading, unloading and deletion, one at a time. */
  readonly queue: Queue;
  /** Invocations under way. */
  users: number;
  /** Counts up over all models of the instance. */
  lastUsed: number;
  isLoaded: boolean;
  /** The container was asked to load it and has not answered. */
  isEntering: boolean;
  /** Its size on disk, where it is there. */
  bytes: number | undefined;
  loading: Promise<void> | undefined;
};

/** A model that is neither on disk nor in memory; `onIdle` hears when nothing is being done to it any more. */
export const createHeldModel = (target: string, onIdle: () => void): HeldModel => ({
  target,
  name: createHash("sha256").update(target).digest("hex").slice(0, 32),
  queue: createQueue(onIdle),
  users: 0,
  lastUsed: 0,
  isLoaded: false,
  isEntering: false,
  bytes: undefined,
  loading: undefined,
});
