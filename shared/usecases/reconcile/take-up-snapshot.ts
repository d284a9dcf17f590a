import type { ToldRefusal } from "../../domain/known-branch.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Move, Recorded } from "../../ports/project-store.ts";
import { changedFragments } from "./changed-fragments.ts";
import type { CompiledSnapshot } from "./compile-snapshot.ts";
import { headOf } from "./head-of.ts";
import { keepRevisions } from "./keep-revisions.ts";
import type { Target } from "./look-at-branch.ts";
import { type ProjectPlan, planProject } from "./plan-project.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";

export type TakeUp = {
  readonly target: Target;
  readonly snapshot: Snapshot;
  readonly state: ProjectState;
  readonly compiled: CompiledSnapshot;
  /** What was refused of the branch before. */
  readonly lifts: ToldRefusal | undefined;
  /** Where the repository comes from, if that is another project. */
  readonly move: Move | undefined;
  /** What was taken up of it under its name before, if that was another. */
  readonly renamed: RepositoryHead | undefined;
};

/** What was recorded of a snapshot, and what is to be done about it. */
export type TakenUp = {
  readonly head: RepositoryHead;
  readonly plan: ProjectPlan;
  /** The revisions' texts by the names of their pipelines. */
  readonly texts: ReadonlyMap<string, string>;
  readonly recorded: Recorded;
};

const withMoved = (state: ProjectState, move: Move | undefined): ProjectState => {
  const moved = (move?.pipelines ?? []).map((record) => ({ ...record, project: state.project }));
  const stayed = state.pipelines.filter(({ name }) => !moved.some((record) => record.name === name));
  return { ...state, pipelines: [...stayed, ...moved] };
};

/** Whatever comes along is written, also where nothing about it changes. */
const recordsOf = (
  { records }: ProjectPlan,
  { pipelines }: ProjectState,
  move: Move | undefined,
): readonly PipelineRecord[] => {
  const isMoved = ({ name }: PipelineRecord) => move?.pipelines.some((each) => each.name === name) === true;
  const isPlanned = ({ name }: PipelineRecord) => records.some((each) => each.name === name);
  return [...records, ...pipelines.filter((record) => isMoved(record) && !isPlanned(record))];
};

/** Records what a snapshot declares and what is desired of every pipeline from now on, in one change of its project. */
export const takeUpSnapshot = async (
  { host, projects, code, now }: ReconcilePorts,
  { target, snapshot, state, compiled, lifts, move, renamed }: TakeUp,
): Promise<TakenUp> => {
  const { repository, commit } = snapshot;
  const { compilation, catalog, others, fragments, settingsOf, snapshotOf } = compiled;
  const head = headOf(snapshot, catalog.found(repository));
  const known = withMoved(state, move);
  const plan = planProject(known, compilation.pipelines, {
    repository,
    commit,
    commits: Object.fromEntries([...others, head].map((each) => [each.repository, each.commit])),
    startOf: (name) => settingsOf(name).start,
    now: now(),
    isForced: target.isForced,
  });
  if (plan.isBlocked) return { head, plan, texts: new Map(), recorded: { kind: "lost" } };
  const records = recordsOf(plan, known, move);
  // Before it is recorded: whatever is desired can be applied from then on, also when git has moved on to a mistake.
  const texts = await keepRevisions({ host, code, catalog, snapshotOf }, plan.keep);
  const changed = changedFragments(state, repository, fragments);
  const recorded = await projects.record({
    from: state,
    head,
    ...(lifts === undefined ? {} : { lifts }),
    ...(move === undefined ? {} : { moves: move }),
    ...(renamed === undefined ? {} : { renamed }),
    fragments: {
      write: changed.write,
      remove: [
        ...changed.remove,
        ...state.fragments.filter((each) => each.repository === renamed?.repository),
      ],
    },
    pipelines: records,
    audit: {
      subject: `project#${state.project}`,
      action: "declared",
      at: now(),
      detail: {
        repository,
        commit,
        delivery: target.delivery,
        pipelines: records.map(({ name }) => name).join(" "),
      },
    },
  });
  return { head, plan, texts, recorded };
};
