import type { AuditEntry } from "./audit-entry.ts";
import type { Drift } from "./pipeline-record.ts";
import type { PipelineRevision } from "./pipeline-revision.ts";

type Applied = { readonly name: string; readonly revision: PipelineRevision; readonly drift?: Drift };

/** What applying pipelines does to each, at that time (ISO 8601). */
export const entriesOfApplied = (applied: readonly Applied[], at: string): readonly AuditEntry[] =>
  applied.flatMap(({ name, revision, drift }): readonly AuditEntry[] => {
    const { repository, commit } = revision;
    const subject = `pipeline#${name}` as const;
    return [
      { subject, action: "applied", at, detail: { ...revision } },
      ...(drift === undefined
        ? []
        : [{ subject, action: "healed", at, detail: { repository, commit } } as const]),
    ];
  });
