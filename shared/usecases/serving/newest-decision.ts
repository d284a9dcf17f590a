type Decided = { readonly decidedAt: number; readonly version: number };

/** Orders by the time of the decision, the latest first; of two at the same moment, the version that was registered later. */
export const newestDecision = (a: Decided, b: Decided): number =>
  b.decidedAt - a.decidedAt || b.version - a.version;
