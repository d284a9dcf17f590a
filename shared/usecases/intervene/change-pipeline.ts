import type { AuditEntry } from "../../domain/audit-entry.ts";
import { pipelineUnknown, projectBusy } from "../../domain/errors.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { Action } from "../../domain/transition.ts";
import type { ProjectStore } from "../../ports/project-store.ts";

export type InterventionPorts = {
  readonly projects: Pick<ProjectStore, "pipeline" | "load" | "record" | "history">;
  /** ISO 8601. */
  readonly now: () => string;
  readonly pause: (attempt: number) => Promise<void>;
};

export type PipelineChange = {
  readonly action: Action;
  readonly by: string;
  readonly reason?: string;
  /** The record as it is to be; the same one where nothing is to be done. */
  readonly change: (record: PipelineRecord, state: ProjectState) => PipelineRecord;
};

const ATTEMPTS = 12;

/** Changes what is recorded of one pipeline, over whoever else changes its project, and says who did it in the audit. */
export const changePipeline = async (
  { projects, now, pause }: InterventionPorts,
  name: string,
  { action, by, reason, change }: PipelineChange,
): Promise<PipelineRecord> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = await projects.pipeline(name);
    if (known === undefined) throw pipelineUnknown(name);
    const from = await projects.load(known.project);
    const record = from.pipelines.find((each) => each.name === name);
    if (record === undefined) throw pipelineUnknown(name);
    const changed = change(record, from);
    if (changed === record) return record;
    const detail = { by, commit: changed.desired.commit, ...(reason === undefined ? {} : { reason }) };
    const audit: AuditEntry = { subject: `pipeline#${name}`, action, at: now(), detail };
    if ((await projects.record({ from, pipelines: [changed], audit })).kind === "recorded") return changed;
    await pause(attempt);
  }
  throw projectBusy(name, ATTEMPTS);
};
