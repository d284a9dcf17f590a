import type { Push } from "../domain/push.ts";

/** Tells the rest of the control plane what a delivery hints at. */
export interface Announcer {
  announce(push: Push): Promise<void>;
}
