import type { TransitionEvent } from "../domain/transition-event.ts";

/** Where others subscribe to what the control plane does. */
export interface EventBus {
  /** Hands events over; tells the ids of those that were not taken. */
  publish(events: readonly TransitionEvent[]): Promise<ReadonlySet<string>>;
}
