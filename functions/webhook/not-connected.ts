import { ignored } from "./ignored.ts";
import type { Reading } from "./reading.ts";

/** What everybody is told whose repository is not on the list. */
export const notConnected = (repository: string): Reading =>
  ignored(`${repository} is not connected to this installation`);
