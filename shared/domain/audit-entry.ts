import type { Action } from "./transition.ts";

/** One thing that the control plane did, for whoever asks later. */
export type AuditEntry = {
  /** What it was done to, such as `project#scoring` or `group#fraud`. */
  readonly subject: `${"project" | "pipeline" | "group" | "key"}#${string}`;
  readonly action: Action;
  /** ISO 8601. */
  readonly at: string;
  readonly detail: Readonly<Record<string, string | number>>;
};
