import type { Bell } from "./create-bell.ts";
import type { Queue } from "./create-queue.ts";
import type { HeldModel } from "./held-model.ts";
import { leastRecentlyUsed } from "./least-recently-used.ts";
import type { Measure } from "./metrics/measure.ts";
import { ModelFailure } from "./model-failure.ts";

type Entering = {
  readonly model: HeldModel;
  readonly models: ReadonlyMap<string, HeldModel>;
  /** Asks the container to load the model; gives the status and text of its answer. */
  readonly post: () => Promise<{ status: number; text: string }>;
  readonly unload: (model: HeldModel) => Promise<void>;
  /** Where models that met a full memory wait for their turn. */
  readonly evictions: Queue;
  /** Rings when a model stops being used, loaded or unloaded. */
  readonly changes: Bell;
  readonly signal: AbortSignal;
  readonly measure: Measure;
};

const outOfMemory = 507;
const alreadyLoaded = 409;

/** True when the container holds the model, false when it has no memory for it. */
const tryToEnter = async ({ model, post, measure }: Entering): Promise<boolean> => {
  model.isEntering = true;
  try {
    const from = performance.now();
    const { status, text } = await post();
    if (status === outOfMemory) return false;
    if (status !== alreadyLoaded && (status < 200 || status > 299)) throw new ModelFailure(status, text);
    measure("ModelLoadingTime", (performance.now() - from) * 1000);
    model.isLoaded = true;
    return true;
  } finally {
    model.isEntering = false;
  }
};

const evictUntilEntered = async (entering: Entering): Promise<void> => {
  const { model, models, unload, changes, signal } = entering;
  while (!(await tryToEnter(entering))) {
    const victim = leastRecentlyUsed(models.values(), ({ isLoaded }) => isLoaded);
    const isBusy = [...models.values()].some(
      (other) => other !== model && (other.isLoaded || other.isEntering),
    );
    if (victim) await victim.queue.run(() => unload(victim));
    else if (isBusy) await changes.next(signal);
    else
      throw new ModelFailure(
        outOfMemory,
        "The container has no memory for this model, even without any other.",
      );
  }
};

/** Gets a model into the container's memory, unloading the least recently used others while there is no room. */
export const enterModel = async (entering: Entering): Promise<void> => {
  if (await tryToEnter(entering)) return;
  await entering.evictions.run(() => evictUntilEntered(entering));
};
