import type { Outbox } from "../ports/outbox.ts";

/** A middleware that hands over a handler's events when it has answered or failed; neither waits for the other's success. */
export const flushAfter = (outbox: Pick<Outbox, "flush">) => ({
  after: (): Promise<void> => outbox.flush(),
  onError: (): Promise<void> => outbox.flush(),
});
