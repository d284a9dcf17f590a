import type { Announcement } from "../domain/announcement.ts";
import type { Hint } from "../domain/hint.ts";

/** Tells the rest of the control plane what to look at again: what a delivery hints at, where nothing else is said. */
export interface Announcer<T extends Announcement = Hint> {
  announce(announcement: T): Promise<void>;
}
