import { entriesOfChange } from "../domain/entries-of-change.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { ProjectState } from "../domain/project-state.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { Move, ProjectChange, Recorded } from "../ports/project-store.ts";
import { batchWrites } from "./batch-writes.ts";
import { branchOf } from "./branch-of.ts";
import { claimName, outcomeOfClaims } from "./claim-names.ts";
import { declarePipeline } from "./declare-pipeline.ts";
import type { Journal } from "./dynamo-journal.ts";
import type { DynamoTable, Write } from "./dynamo-table.ts";
import { fenceProject } from "./fence-project.ts";
import { isLargeMove } from "./is-large-move.ts";
import { lettersOf } from "./letters-of.ts";
import { moveAhead } from "./move-ahead.ts";
import { noteEntry } from "./note-entry.ts";
import { branchKey, fragmentKey, headKey, ownerKey, pipelineKey, projectKey } from "./project-keys.ts";
import { seeBranch } from "./see-branch.ts";

// What DynamoDB takes at a time, of which a fence takes one; of its 4 MB, half is left to heads and letters.
const MOST = 100;
const BYTES = 2 * 1024 * 1024;
// More names than this are taken before all else, so that the rest of a change still fits beside its fences.
const CLAIMS = 40;

/** What a repository leaves behind in the project that it comes from. */
const leave = ({ from, head, pipelines }: Move, renamed: RepositoryHead | undefined): readonly Write[] => [
  ...(renamed === undefined ? [{ kind: "delete", key: headKey(head) } as const] : []),
  ...from.fragments
    .filter(({ repository }) => repository === head.repository)
    .map((fragment): Write => ({ kind: "delete", key: fragmentKey(from.project, fragment) })),
  ...pipelines.map(({ name }): Write => ({ kind: "delete", key: pipelineKey(from.project, name) })),
];

/** Writes that mean nothing before the generation moves on, so that they may be done ahead of that. */
const contents = ({
  from,
  fragments,
  pipelines,
  gone = [],
  moves,
  renamed,
}: ProjectChange): readonly Write[] => [
  ...(moves === undefined ? [] : leave(moves, renamed)),
  ...(fragments?.write ?? []).map(
    (fragment): Write => ({ kind: "put", key: fragmentKey(from.project, fragment), item: fragment }),
  ),
  ...(fragments?.remove ?? []).map(
    (fragment): Write => ({ kind: "delete", key: fragmentKey(from.project, fragment) }),
  ),
  ...pipelines.map((record): Write => {
    // What was applied, started and seen of it comes along.
    if (moves?.pipelines.some(({ name }) => name === record.name) === true)
      return { kind: "put", key: pipelineKey(from.project, record.name), item: record };
    return declarePipeline(
      record,
      from.pipelines.find(({ name }) => name === record.name),
    );
  }),
  ...gone.flatMap(({ name }): readonly Write[] => [
    { kind: "delete", key: pipelineKey(from.project, name) },
    { kind: "delete", key: ownerKey(name) },
  ]),
];

const isEmpty = ({ heads, pipelines }: ProjectState): boolean => heads.length + pipelines.length === 0;

/** A project that holds something from now on is swept, whoever is part of it. */
const list = ({ from }: ProjectChange): readonly Write[] =>
  isEmpty(from) ? [{ kind: "put", key: projectKey(from.project), item: { project: from.project } }] : [];

const heads = ({ head, lifts, leaves, renamed }: ProjectChange): readonly Write[] => [
  ...(head === undefined
    ? []
    : [
        seeBranch({ ...branchOf(head), ...(lifts === undefined ? {} : { lifts }) }),
        { kind: "put", key: headKey(head), item: head } as const,
      ]),
  ...(leaves === undefined ? [] : [{ kind: "delete", key: headKey(leaves) } as const]),
  ...(renamed === undefined
    ? []
    : [
        { kind: "delete", key: headKey(renamed) } as const,
        { kind: "delete", key: branchKey(renamed.repository, renamed.branch) } as const,
      ]),
];

type Stores = { readonly table: DynamoTable; readonly journal: Pick<Journal, "transact"> };

/**
 * Records a change of a project, of whatever size: its last transaction moves the generation on, and what one transaction
 * does not take is written ahead of it, under the same fence.
 */
export const recordProjectChange = async (
  { table, journal }: Stores,
  whole: ProjectChange,
): Promise<Recorded> => {
  const isMoved = ({ name }: PipelineRecord): boolean =>
    isLargeMove(whole) && whole.moves?.pipelines.some((record) => record.name === name) === true;
  const claims = whole.pipelines
    .filter(({ name }) => !whole.from.pipelines.some((known) => known.name === name))
    .filter((record) => !isMoved(record));
  const areAhead = claims.length > CLAIMS || isLargeMove(whole);
  for (let at = 0; areAhead && at < claims.length; at += MOST - 1) {
    const some = claims.slice(at, at + MOST - 1);
    const writes = [
      ...some.map((record) => claimName(record, whole.moves)),
      fenceProject("check", whole.from),
    ];
    const claimed = await outcomeOfClaims(table, some, await table.transact(writes));
    if (claimed.kind !== "recorded") return claimed;
  }

  const change = await moveAhead(table, whole);
  if (change === undefined) return { kind: "lost" };
  const { from, moves } = change;
  const late = areAhead ? [] : claims;
  const note = { entries: entriesOfChange(whole), project: from.project };
  const fixed = [
    ...late.map((record) => claimName(record, moves)),
    fenceProject("put", from),
    ...(moves === undefined ? [] : [fenceProject("put", moves.from)]),
    ...list(change),
    ...heads(change),
  ];
  const [last, ...ahead] = batchWrites([...note.entries.map(noteEntry), ...contents(change)], {
    first: Math.max(0, MOST - fixed.length - lettersOf(note).length),
    most: MOST - 1,
    bytes: BYTES,
  });
  for (const batch of ahead) {
    const result = await table.transact([fenceProject("check", from), ...batch]);
    if (result.kind === "refused") return { kind: "lost" };
  }
  return outcomeOfClaims(table, late, await journal.transact([...fixed, ...last], note));
};
