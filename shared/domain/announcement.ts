import type { DecisionHint } from "./decision-hint.ts";
import type { Hint } from "./hint.ts";

/** What one part of the control plane asks another to look at: what a delivery hints at, or what a schedule has found. */
export type Announcement = Hint | { readonly type: "DecisionMissed"; readonly detail: DecisionHint };
