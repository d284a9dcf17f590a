import type { HeldModel } from "./held-model.ts";

/** The model that nobody uses and that was asked for the longest ago, among those that `where` accepts. */
export const leastRecentlyUsed = (
  models: Iterable<HeldModel>,
  where: (model: HeldModel) => boolean,
): HeldModel | undefined => {
  const idle = [...models].filter((model) => model.users === 0 && model.queue.isIdle() && where(model));
  return idle.sort((one, other) => one.lastUsed - other.lastUsed)[0];
};
