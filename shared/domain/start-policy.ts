/** When a pipeline runs by itself, and what a new run does about one that is still going on. */
export type StartPolicy = {
  readonly on: "on_change" | "manual" | "schedule";
  /** Five fields of cron, in UTC; only with `schedule`. */
  readonly schedule?: string;
  /** `queue`: it waits, and the newest that waits wins; `cancel`: the other is stopped; `parallel`: both run. */
  readonly whenRunning: "queue" | "cancel" | "parallel";
};
