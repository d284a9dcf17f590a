import type { AuditEntry } from "./audit-entry.ts";
import type { PipelineRecord } from "./pipeline-record.ts";

/** An execution that is over, and how. */
export type EndedExecution = {
  readonly arn: string;
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** What is told of the end of a pipeline's execution. */
export const entryOfEnd = (
  { name, anchor: { repository }, commitParameters }: PipelineRecord,
  { arn, status, parameters }: EndedExecution,
  at: string,
): AuditEntry => {
  const [parameter = ""] = Object.entries(commitParameters).find(([, from]) => from === repository) ?? [];
  const commit = parameters[parameter];
  return {
    subject: `pipeline#${name}`,
    action: "ended",
    at,
    detail: { execution: arn, status, repository, ...(commit === undefined ? {} : { commit }) },
  };
};
