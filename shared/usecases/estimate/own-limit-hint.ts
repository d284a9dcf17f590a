/** How steps get a limit that bounds their costs. */
export const ownLimitHint =
  "max_runtime_seconds in a step's section sets another; RepackModel steps, which are added to pack inference.py, always have it";
