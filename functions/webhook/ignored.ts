import type { Reading } from "./reading.ts";

/** Nothing that concerns us, and why. */
export const ignored = (reason: string): Reading => ({ kind: "ignored", reason });
