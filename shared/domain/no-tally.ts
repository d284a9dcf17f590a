import type { Tally } from "./tally.ts";

/** What is counted of a version that was asked nothing. */
export const noTally: Tally = {
  requests: 0,
  failed: 0,
  refused: 0,
  unready: 0,
  milliseconds: 0,
  compared: 0,
  same: 0,
  unfinished: 0,
};
