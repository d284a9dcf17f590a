import type { Log } from "../../shared/ports/log.ts";

/** A log that keeps its peace. */
export const silentLog: Log = { info: () => {}, error: () => {} };
