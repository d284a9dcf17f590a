import type { AuditEntry } from "./audit-entry.ts";
import type { Drift, PipelineRecord } from "./pipeline-record.ts";

/** What is told of a pipeline that was found to differ from what was applied, or to differ no more. */
export const entryOfDrift = (
  { name, applied }: PipelineRecord,
  drift: Drift | undefined,
  at: string,
): AuditEntry => ({
  subject: `pipeline#${name}`,
  action: drift === undefined ? "healed" : "drifted",
  at,
  detail: {
    ...(applied === undefined ? {} : { repository: applied.repository, commit: applied.commit }),
    ...(drift === undefined ? {} : { paths: drift.paths.join("\n") }),
  },
});
