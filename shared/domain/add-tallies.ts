import type { Tally } from "./tally.ts";

/** Two tallies as one. */
export const addTallies = (a: Tally, b: Tally): Tally => ({
  requests: a.requests + b.requests,
  failed: a.failed + b.failed,
  refused: a.refused + b.refused,
  unready: a.unready + b.unready,
  milliseconds: a.milliseconds + b.milliseconds,
  compared: a.compared + b.compared,
  same: a.same + b.same,
  unfinished: a.unfinished + b.unfinished,
});
