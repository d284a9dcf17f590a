import type { CommitStatus } from "../../shared/domain/commit-status.ts";
import type { Hint } from "../../shared/domain/hint.ts";
import type { ModelPackage } from "../../shared/domain/model-package.ts";
import type { Push } from "../../shared/domain/push.ts";
import type { RepositoryHint } from "../../shared/domain/repository-hint.ts";
import type { Execution } from "../../shared/ports/executions.ts";
import type { ExecutionLog, ProjectStore } from "../../shared/ports/project-store.ts";
import type { OpenProposal, Proposals } from "../../shared/ports/proposals.ts";
import { followExecution } from "../../shared/usecases/executions/follow-execution.ts";
import { confirmDeletion } from "../../shared/usecases/intervene/confirm-deletion.ts";
import { reconcile } from "../../shared/usecases/reconcile/reconcile.ts";
import type { ReconcileOutcome } from "../../shared/usecases/reconcile/reconcile-outcome.ts";
import { answerRepository } from "../../shared/usecases/sweep/answer-repository.ts";
import { sweep } from "../../shared/usecases/sweep/sweep.ts";
import { createInMemoryCodeStore } from "../fakes/in-memory-code-store.ts";
import { createInMemoryKeyStore } from "../fakes/in-memory-key-store.ts";
import { createInMemoryPipelines } from "../fakes/in-memory-pipelines.ts";
import { createInMemoryProjectStore } from "../fakes/in-memory-project-store.ts";
import { createInMemoryRepositories } from "../fakes/in-memory-repositories.ts";
import { createInMemoryRouteStore } from "../fakes/in-memory-route-store.ts";
import { createInMemoryTallyStore } from "../fakes/in-memory-tally-store.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { anAllowList } from "./an-allow-list.ts";

const settings = {
  region: "us-east-1",
  accountId: "111122223333",
  bucket: "bucket",
  roleArn: "arn:aws:iam::111122223333:role/jobs",
  subnets: [],
  securityGroupIds: [],
  variables: { SMP_REGION: "us-east-1" },
};

const pipelineOf = (execution: string): string => /pipeline\/([^/]+)/.exec(execution)?.[1] ?? "";

export type ControlPlaneOptions = {
  /** Stands between the control plane and every port, so that calls may fail. */
  readonly through?: <T extends object>(port: T) => T;
  readonly projects?: ProjectStore & ExecutionLog;
  readonly pause?: (attempt: number) => Promise<void>;
};

/** A control plane over fakes, to push to. */
export const aControlPlane = (
  allowList = "acme/*",
  {
    through = (port) => port,
    projects = createInMemoryProjectStore(),
    pause = async () => {},
  }: ControlPlaneOptions = {},
) => {
  const repositories = createInMemoryRepositories();
  const code = createInMemoryCodeStore();
  const pipelines = createInMemoryPipelines();
  const routes = createInMemoryRouteStore();
  const statuses: CommitStatus[] = [];
  const announced: Hint[] = [];
  const registered = new Map<string, ModelPackage>();
  const clock = { now: "2026-01-01T00:00:00.000Z" };
  const allowed = anAllowList(allowList);
  const board = {
    report: async (status: CommitStatus): Promise<void> => {
      statuses.push(status);
    },
  };
  const ports = {
    host: through(repositories),
    board: through(board),
    projects: through(projects),
    code: through(code),
    pipelines: through(pipelines),
    log: silentLog,
    now: () => clock.now,
  };
  const executions = through({
    describe: async (arn: string): Promise<Execution> => {
      const running = await pipelines.running(pipelineOf(arn));
      const status = running.some((each) => each.arn === arn) ? "Executing" : "Succeeded";
      return { arn, pipeline: pipelineOf(arn), status, parameters: {} };
    },
    steps: async () => [],
  });
  const showPorts = {
    executions,
    routes: through(routes),
    registry: through({ latest: async (group: string) => registered.get(group) }),
    executionLog: ports.projects,
  };
  const unanswered: OpenProposal[] = [];
  const proposals: Proposals = {
    unanswered: async ({ most }) => ({ found: unanswered.slice(0, most), asked: most }),
  };
  const sweepPorts = {
    ...showPorts,
    outbox: { flush: async () => {}, resend: async () => 0 },
    deliveries: { failed: async () => [], redeliver: async () => {} },
    proposals,
    announcer: through({
      announce: async (hint: Hint): Promise<void> => {
        announced.push(hint);
      },
    }),
  };
  const interventions = { projects: ports.projects, now: ports.now, pause };
  const look = (push: Push): Promise<ReconcileOutcome> =>
    reconcile({ ports, settings, allowed, pause }, push);
  const follow = (arn: string) => followExecution({ ...ports, ...showPorts }, arn);
  let deliveries = 0;

  return {
    repositories,
    projects,
    code,
    pipelines,
    statuses,
    /** What the sweep has asked for and nobody has handled. */
    announced,
    ports,
    clock,
    interventions,
    /** Pull requests of every repository that nobody has answered. */
    unanswered,
    /** The last version of each group. */
    registered,
    /** The installation as commands see it. */
    installation: {
      keys: createInMemoryKeyStore(),
      tallies: createInMemoryTallyStore(),
      projects,
      routes,
      executions,
      registry: {
        ...showPorts.registry,
        describe: async (arn: string) => [...registered.values()].find((each) => each.arn === arn),
        decide: async (arn: string, approval: "Approved" | "Rejected"): Promise<void> => {
          for (const [group, each] of registered)
            if (each.arn === arn) registered.set(group, { ...each, approval });
        },
      },
      announcer: sweepPorts.announcer,
      outbox: sweepPorts.outbox,
      now: ports.now,
    },
    follow,
    /** Ends what runs of a pipeline, and tells the control plane of each end. */
    finish: async (name: string): Promise<void> => {
      const running = await pipelines.running(name);
      for (const { token, pipeline } of pipelines.starts) if (pipeline === name) pipelines.over.add(token);
      for (const { arn } of running) await follow(arn);
    },
    /** Tells the control plane to look at a repository, as any push does. */
    look: async (
      repository: string,
      ref = "refs/heads/main",
      more: Partial<Push> = {},
    ): Promise<ReconcileOutcome> => {
      deliveries += 1;
      const push = { delivery: `d-${deliveries}`, repository, ref, before: "", after: "", forced: false };
      return look({ ...push, ...more });
    },
    sweep: () => sweep({ ports: { ...ports, ...sweepPorts }, allowed, roleArn: settings.roleArn }),
    /** Tells the control plane what became of a repository. */
    hear: (hint: Omit<RepositoryHint, "delivery">) =>
      answerRepository({ ports: { ...ports, ...sweepPorts }, allowed }, { delivery: "d", ...hint }),
    /** Handles every look that the sweep has asked for. */
    settleAnnounced: async (): Promise<void> => {
      for (const hint of announced.splice(0)) if (hint.type === "PushReceived") await look(hint.detail);
    },
    confirm: (name: string) => confirmDeletion(interventions, name, { by: "ann" }),
    /** Lets a version of a group serve. */
    serve: (
      group: string,
      made: { readonly repository?: string; readonly commit?: string } = {},
    ): Promise<boolean> => {
      const stable = {
        kind: "multi-model" as const,
        version: 1,
        packageArn: "arn",
        targetModel: `${group}/1.tar.gz`,
        decidedAt: 0,
        ...made,
      };
      const subject = `group#${group}` as const;
      return routes.put(
        { group, stable, previous: [], generation: 1 },
        {
          subject,
          action: "routed",
          at: ports.now(),
          detail: { package: "arn", approval: "Approved", version: 1 },
        },
      );
    },
  };
};
