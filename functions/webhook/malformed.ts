import type { Reading } from "./reading.ts";

/** A payload that GitHub would not send for an event. */
export const malformed = (event: string): Reading => ({
  kind: "malformed",
  reason: `the payload is not a ${event} as GitHub describes it`,
});
