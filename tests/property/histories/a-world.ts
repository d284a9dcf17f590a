import type { Push as Hint } from "../../../shared/domain/push.ts";
import { resumePipeline } from "../../../shared/usecases/intervene/resume-pipeline.ts";
import { rollBack } from "../../../shared/usecases/intervene/roll-back.ts";
import { suspendPipeline } from "../../../shared/usecases/intervene/suspend-pipeline.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import type { Change, Command, Push } from "./command.ts";
import { type Invoke, invoke, throughInvocation } from "./invocation.ts";
import { aSpec, filesOf, REPOSITORIES, type Spec } from "./spec.ts";
import { takeTurns } from "./take-turns.ts";

const INTERVENTIONS = { "roll back": rollBack, suspend: suspendPipeline, resume: resumePipeline };
const HOUR = 3_600_000;

/** A control plane and everything around it that a history moves. */
export const aWorld = () => {
  const plane = aControlPlane("acme/*", { through: throughInvocation });
  const { repositories, pipelines, clock } = plane;
  /** What each repository's branch says now; nothing where the branch is deleted. */
  const heads = new Map<string, Spec>();
  const commits = new Map<
    string,
    { readonly repository: string; readonly spec: Spec; readonly at: number }
  >();
  const late: string[] = [];
  let pushes = 0;

  const pass = (milliseconds: number): void => {
    clock.now = new Date(Date.parse(clock.now) + milliseconds).toISOString();
  };
  const look = (repository: string, options: Invoke = {}, more: Partial<Hint> = {}) =>
    invoke(() => plane.look(repository, "refs/heads/main", more), options);
  const commit = (repository: string, change: Change): void => {
    const { uses, ...spec } = { ...aSpec(repository), ...heads.get(repository), ...change } as Spec;
    // Models of the pool alone have other names.
    const model = repository === "acme/pool" ? spec.model : aSpec(repository).model;
    const isOfPool = repository === "acme/pool";
    const next: Spec = {
      ...spec,
      model,
      isAnchor: spec.isAnchor && !isOfPool,
      hasExtra: spec.hasExtra && !isOfPool,
      ...(uses === undefined || isOfPool ? {} : { uses }),
    };
    pushes += 1;
    heads.set(repository, next);
    commits.set(repositories.commit(repository, filesOf(repository, next)), {
      repository,
      spec: next,
      at: pushes,
    });
  };
  const deliver = async ({ repository, journey, faults }: Push, turn?: Invoke["turn"]): Promise<void> => {
    const options = { faults, ...(turn === undefined ? {} : { turn }) };
    if (journey === "late") late.push(repository);
    if (journey === "once" || journey === "twice") await look(repository, options);
    if (journey === "twice") await look(repository, turn === undefined ? {} : { turn });
  };
  const end = async (pipeline: string, isTold: boolean): Promise<void> => {
    const running = await pipelines.running(pipeline);
    for (const start of pipelines.starts) if (start.pipeline === pipeline) pipelines.over.add(start.token);
    if (isTold) for (const { arn } of running) await invoke(() => plane.follow(arn));
  };
  const handleAnnounced = async (): Promise<void> => {
    for (const hint of plane.announced.splice(0))
      if (hint.type === "PushReceived") await look(hint.detail.repository, {}, hint.detail);
  };

  const run = async (command: Command): Promise<void> => {
    pass(1_000);
    switch (command.kind) {
      case "push":
        commit(command.repository, command.change);
        return deliver(command);
      case "pushes":
        for (const { repository, change } of command.pushes) commit(repository, change);
        return takeTurns(
          command.pushes.map((push) => (turn) => deliver(push, turn)),
          command.choices,
        );
      case "delete branch":
        heads.delete(command.repository);
        return repositories.remove(command.repository);
      case "hide":
        return repositories.hide(command.repository);
      case "show":
        return repositories.show(command.repository);
      case "deliver":
        for (const repository of late.splice(command.index, 1)) await look(repository);
        return;
      case "edit": {
        const live = pipelines.live.get(command.pipeline);
        if (live !== undefined) pipelines.live.set(live.name, { ...live, description: "edited by hand" });
        return;
      }
      case "delete live":
        pipelines.live.delete(command.pipeline);
        return;
      case "end":
        return end(command.pipeline, command.isTold);
      case "roll back":
      case "suspend":
      case "resume": {
        const intervene = INTERVENTIONS[command.kind];
        const { faults, pipeline } = command;
        await invoke(() => intervene(plane.interventions, pipeline, { by: "ann" }), { faults });
        const anchor = (await plane.projects.pipeline(pipeline))?.anchor.repository;
        if (command.isSynced && anchor !== undefined) await look(anchor, {}, { isForced: true });
        return;
      }
      case "wait":
        return pass(command.hours * HOUR);
      case "sweep":
        await invoke(() => plane.sweep(), { faults: command.faults });
        return handleAnnounced();
      default:
        return command satisfies never;
    }
  };

  const states = () => Promise.all(["red", "blue"].map((project) => plane.projects.load(project)));
  const whatIs = async (): Promise<string> =>
    JSON.stringify([
      await plane.projects.branches(),
      (await states()).map(({ heads: taken, fragments, pipelines: records }) => [taken, fragments, records]),
      [...pipelines.live],
      pipelines.starts.length,
    ]);

  return {
    plane,
    heads,
    commits,
    run,
    states,
    begin: async (): Promise<void> => {
      for (const repository of REPOSITORIES) {
        commit(repository, {});
        await look(repository);
      }
    },
    pass,
    /** Sweeps, does what sweeps ask for, and lets executions end, until nothing changes; tells how many rounds changed something. */
    settle: async (most: number): Promise<number> => {
      for (let round = 0; round <= most; round += 1) {
        const before = await whatIs();
        await plane.sweep();
        await handleAnnounced();
        for (const pipeline of ["ant", "bee", "cat", "extra"]) await end(pipeline, true);
        if ((await whatIs()) === before && plane.announced.length === 0) return round;
      }
      return Number.POSITIVE_INFINITY;
    },
    heal: async (): Promise<void> => {
      for (const repository of REPOSITORIES) repositories.show(repository);
      // A sweep looks at branches that are known. What was put aside before a branch was, the operator gives back.
      const known = new Set((await plane.projects.branches()).map(({ repository }) => repository));
      for (const repository of heads.keys()) if (!known.has(repository)) await look(repository);
    },
  };
};

export type World = ReturnType<typeof aWorld>;
