import { parseAllowList } from "../../shared/config/parse-allow-list.ts";
import type { CommitStatus } from "../../shared/domain/commit-status.ts";
import type { Push } from "../../shared/domain/push.ts";
import type { Execution } from "../../shared/ports/executions.ts";
import { followExecution } from "../../shared/usecases/follow-execution.ts";
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
  const clock = { now: "2026-01-01T00:00:00.000Z" };
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
    now: () => clock.now,
  };
  let deliveries = 0;
  const execution = async (arn: string): Promise<Execution> => ({
    arn,
    pipeline: /pipeline\/([^/]+)/.exec(arn)?.[1] ?? "",
    status: (await isRunning(arn)) ? "Executing" : "Succeeded",
    parameters: {},
  });
  const isRunning = async (arn: string): Promise<boolean> => {
    const [, name = ""] = /pipeline\/([^/]+)/.exec(arn) ?? [];
    return (await pipelines.running(name)).some((each) => each.arn === arn);
  };
  const follow = (arn: string) =>
    followExecution(
      { ...ports, log: projects, executions: { describe: execution, failure: async () => "" } },
      arn,
    );

  return {
    repositories,
    projects,
    code,
    pipelines,
    statuses,
    ports,
    clock,
    /** Ends what runs of a pipeline, and tells the control plane of each end. */
    finish: async (name: string): Promise<void> => {
      const running = await pipelines.running(name);
      for (const { token, pipeline } of pipelines.starts) if (pipeline === name) pipelines.over.add(token);
      for (const { arn } of running) await follow(arn);
    },
    follow,
    /** Tells the control plane to look at a repository, as any push does. */
    look: async (
      repository: string,
      ref = "refs/heads/main",
      more: Partial<Push> = {},
    ): Promise<ReconcileOutcome> => {
      deliveries += 1;
      const push = {
        delivery: `d-${deliveries}`,
        repository,
        ref,
        before: "",
        after: "",
        forced: false,
        ...more,
      };
      return reconcile({ ports, settings, allowed: parseAllowList(allowed), pause: async () => {} }, push);
    },
  };
};
