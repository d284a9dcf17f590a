import type { AuditEntry } from "../../domain/audit-entry.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { PrunePolicy } from "../../domain/settings.ts";
import { sha256 } from "../sha256.ts";
import type { SweepPorts } from "./sweep-ports.ts";

const DAY = 24 * 60 * 60 * 1000;

export type Prune = {
  readonly state: ProjectState;
  readonly policyOf: (record: PipelineRecord) => PrunePolicy;
};

const isRipe = ({ retired }: PipelineRecord, { enabled, graceDays }: PrunePolicy, now: string): boolean =>
  retired !== undefined &&
  (retired.isDeleting === true || (enabled && Date.parse(now) - Date.parse(retired.at) >= graceDays * DAY));

/** Whether a model of the pipeline serves: then it goes only when somebody has agreed. */
const serves = async ({ routes }: SweepPorts, { units }: PipelineRecord): Promise<boolean> => {
  const groups = units.flatMap(({ group }) => group ?? []);
  const found = await Promise.all(groups.map((group) => routes.get(group)));
  return found.some((route) => route?.stable !== undefined);
};

const auditOf = (record: PipelineRecord, action: AuditEntry["action"], at: string): AuditEntry => ({
  subject: `pipeline#${record.name}`,
  action,
  at,
  detail: { repository: record.retired?.repository ?? "", commit: record.retired?.commit ?? "" },
});

/**
 * Deletes one pipeline: first it is marked, so that nobody declares it anew meanwhile; then it goes from SageMaker, then from
 * the records. Killed in between, the next sweep goes on.
 */
const deletePipeline = async (ports: SweepPorts, project: string, name: string): Promise<boolean> => {
  const { projects, pipelines, now } = ports;
  const from = await projects.load(project);
  const record = from.pipelines.find((each) => each.name === name);
  if (record?.retired === undefined) return false;
  if (record.retired.isDeleting !== true) {
    const marked = { ...record, retired: { ...record.retired, isDeleting: true } };
    const recorded = await projects.record({
      from,
      pipelines: [marked],
      audit: auditOf(record, "deleting", now()),
    });
    return recorded.kind === "recorded" && deletePipeline(ports, project, name);
  }
  await pipelines.delete(name, sha256(["slipway delete", name, record.retired.at].join("\n")));
  const recorded = await projects.record({
    from,
    pipelines: [],
    gone: [record],
    audit: auditOf(record, "deleted", now()),
  });
  return recorded.kind === "recorded";
};

/** Deletes pipelines that git has had no more for the time of grace, within the project's budget; tells their names. */
export const pruneProject = async (
  ports: SweepPorts,
  { state, policyOf }: Prune,
): Promise<readonly string[]> => {
  const now = ports.now();
  const deleted: string[] = [];
  for (const record of state.pipelines) {
    const policy = record.retired?.policy ?? policyOf(record);
    if (!isRipe(record, policy, now)) continue;
    const isAgreed = record.retired?.isDeleting === true || record.retired?.confirmed !== undefined;
    if (deleted.length >= policy.budget && record.retired?.isDeleting !== true) continue;
    if (!isAgreed && (await serves(ports, record))) continue;
    if (await deletePipeline(ports, state.project, record.name)) deleted.push(record.name);
  }
  return deleted;
};
