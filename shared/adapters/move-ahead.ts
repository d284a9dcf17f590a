import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { ProjectState } from "../domain/project-state.ts";
import type { Move, ProjectChange } from "../ports/project-store.ts";
import { branchOf } from "./branch-of.ts";
import type { DynamoTable, Write } from "./dynamo-table.ts";
import { fenceProject } from "./fence-project.ts";
import { isLargeMove } from "./is-large-move.ts";
import { headKey, ownerKey, pipelineKey } from "./project-keys.ts";
import { seeBranch } from "./see-branch.ts";

// Three writes each, beside two fences and the branch, of the hundred that a transaction takes.
const AT_ONCE = 30;

const next = (state: ProjectState): ProjectState => ({ ...state, generation: state.generation + 1 });

const movePipeline = (record: PipelineRecord, from: string, to: string): readonly Write[] => [
  { kind: "delete", key: pipelineKey(from, record.name) },
  { kind: "put", key: pipelineKey(to, record.name), item: { ...record, project: to } },
  {
    kind: "put",
    key: ownerKey(record.name),
    item: { project: to },
    condition: "#project = :before",
    values: { ":before": from },
  },
];

/** Until the move is over, the repository is not settled where it comes from: also whoever takes the move back looks again. */
const unsettle = ({ head }: Move): readonly Write[] => {
  const unsettled = { ...head, state: "applying" } as const;
  return [{ kind: "put", key: headKey(head), item: unsettled }, seeBranch(branchOf(unsettled))];
};

/**
 * Takes the pipelines of a large move along ahead of it, some at a time: each transaction leaves both projects whole, so that
 * whoever is killed in between is followed by somebody who finds the rest. Gives what is left to record; undefined where
 * another writer was faster.
 */
export const moveAhead = async (
  table: Pick<DynamoTable, "transact">,
  change: ProjectChange,
): Promise<ProjectChange | undefined> => {
  const { moves } = change;
  if (moves === undefined || !isLargeMove(change)) return change;
  let [to, from] = [change.from, moves.from];
  for (let at = 0; at === 0 || at < moves.pipelines.length; at += AT_ONCE) {
    const some = moves.pipelines.slice(at, at + AT_ONCE);
    const moved = await table.transact([
      fenceProject("put", to),
      fenceProject("put", from),
      ...unsettle(moves),
      ...some.flatMap((record) => movePipeline(record, from.project, to.project)),
    ]);
    if (moved.kind === "refused") return undefined;
    [to, from] = [next(to), next(from)];
  }
  const along = moves.pipelines.map((record) => ({ ...record, project: to.project }));
  const stayed = to.pipelines.filter(({ name }) => !along.some((record) => record.name === name));
  return {
    ...change,
    from: { ...to, pipelines: [...stayed, ...along] },
    moves: { ...moves, from, pipelines: [] },
  };
};
