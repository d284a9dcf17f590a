import type { Instance } from "./instance.ts";

/** How many invocations of one model an instance takes at a time before another instance loads the model as well. */
const spillAt = 8;

export type Choice = {
  readonly instance: Instance;
  /** Another instance that should load the model, which is too much for those that hold it. */
  readonly spill: Instance | undefined;
};

const leastLoaded = (instances: readonly Instance[], targetModel?: string): Instance | undefined =>
  [...instances].sort((one, other) => one.load(targetModel) - other.load(targetModel))[0];

/** Routes to an instance that holds the model, else to one that is loading it, else to the least loaded one. */
export const chooseInstance = (instances: readonly Instance[], targetModel = ""): Choice | undefined => {
  const holders = instances.filter((instance) => instance.holds(targetModel));
  const others = instances.filter((instance) => !holders.includes(instance));
  const loading = others.filter((instance) => instance.load(targetModel) > 0);
  const holder = leastLoaded(holders, targetModel);
  if (!holder) {
    const instance = leastLoaded(loading, targetModel) ?? leastLoaded(others);
    return instance && { instance, spill: undefined };
  }
  const isHot = holder.load(targetModel) >= spillAt && loading.length === 0;
  return { instance: holder, spill: isHot ? leastLoaded(others) : undefined };
};
