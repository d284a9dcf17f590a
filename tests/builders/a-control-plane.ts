import { parseAllowList } from "../../shared/config/parse-allow-list.ts";
import type { CommitStatus } from "../../shared/domain/commit-status.ts";
import { reconcile } from "../../shared/usecases/reconcile.ts";
import type { ReconcileOutcome } from "../../shared/usecases/reconcile-outcome.ts";
import { createInMemoryCodeStore } from "../fakes/in-memory-code-store.ts";
import { createInMemoryPipelines } from "../fakes/in-memory-pipelines.ts";
import { createInMemoryProjectStore } from "../fakes/in-memory-project-store.ts";
import { createInMemoryRepositories } from "../fakes/in-memory-repositories.ts";
import { silentLog } from "../fakes/silent-log.ts";

const settings = {
  region: "us-east-1",
  accountId: "111122223333",
  bucket: "bucket",
  roleArn: "arn:aws:iam::111122223333:role/jobs",
  subnets: [],
  securityGroupIds: [],
  variables: { SMP_REGION: "us-east-1" },
};

/** A control plane over fakes, to push to. */
export const aControlPlane = (allowed = "acme/*") => {
  const repositories = createInMemoryRepositories();
  const projects = createInMemoryProjectStore();
  const code = createInMemoryCodeStore();
  const pipelines = createInMemoryPipelines();
  const statuses: CommitStatus[] = [];
  const board = {
    report: async (status: CommitStatus): Promise<void> => {
      statuses.push(status);
    },
  };
  const ports = {
    host: repositories,
    board,
    projects,
    code,
    pipelines,
    log: silentLog,
    now: () => "2026-01-01T00:00:00.000Z",
  };
  let deliveries = 0;

  return {
    repositories,
    projects,
    code,
    pipelines,
    statuses,
    ports,
    /** Tells the control plane to look at a repository, as any push does. */
    look: async (repository: string, ref = "refs/heads/main"): Promise<ReconcileOutcome> => {
      deliveries += 1;
      const push = { delivery: `d-${deliveries}`, repository, ref, before: "", after: "", forced: false };
      return reconcile({ ports, settings, allowed: parseAllowList(allowed), pause: async () => {} }, push);
    },
  };
};
