import type { Hint } from "../domain/hint.ts";

/** Tells the rest of the control plane what a delivery hints at. */
export interface Announcer {
  announce(hint: Hint): Promise<void>;
}
