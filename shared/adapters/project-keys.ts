import type { AuditEntry } from "../domain/audit-entry.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { Key } from "./dynamo-table.ts";

// Where the records of projects lie in the one table.
export const projectPartition = (project: string): string => `project#${project}`;
const inProject = (project: string, sk: string): Key => ({ pk: projectPartition(project), sk });

export const metaKey = (project: string): Key => inProject(project, "meta");
export const headKey = ({
  project,
  repository,
  branch,
}: Pick<RepositoryHead, "project" | "repository" | "branch">): Key =>
  inProject(project, `head#${repository}#${branch}`);
export const fragmentKey = (project: string, { repository, path }: Fragment): Key =>
  inProject(project, `fragment#${repository}#${path}`);
export const pipelineKey = (project: string, name: string): Key => inProject(project, `pipeline#${name}`);
export const ownerKey = (name: string): Key => ({ pk: `pipeline#${name}`, sk: "owner" });
/** In one partition, so that a sweep finds all of them by one query; projects lie there while they hold anything. */
export const projectKey = (project: string): Key => ({ pk: "projects", sk: project });
/** In one partition, for the same reason. */
export const branchKey = (repository: string, branch: string): Key => ({
  pk: "branches",
  sk: `${repository}#${branch}`,
});
export const executionKey = (arn: string): Key => ({ pk: `execution#${arn}`, sk: "execution" });
export const endKey = (arn: string): Key => ({ pk: `execution#${arn}`, sk: "end" });
export const deliveryKey = (id: string): Key => ({ pk: `delivery#${id}`, sk: "delivery" });
/** The same deed at the same moment is one entry, however often it is recorded. */
export const auditKey = ({ subject, action, at, detail }: AuditEntry): Key => ({
  pk: `audit#${subject}`,
  sk: `${at}#${action}#${detail.commit ?? detail.execution ?? detail.package ?? ""}`,
});
