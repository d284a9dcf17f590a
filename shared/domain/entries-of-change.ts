import type { AuditEntry } from "./audit-entry.ts";
import type { PipelineRecord } from "./pipeline-record.ts";

export type AuditedChange = {
  readonly from: { readonly pipelines: readonly PipelineRecord[] };
  readonly pipelines: readonly PipelineRecord[];
  /** What was taken up of a repository under its name before. */
  readonly renamed?: LeftBehind;
  readonly moves?: {
    readonly from: { readonly project: string };
    readonly head: LeftBehind;
    readonly pipelines: readonly PipelineRecord[];
  };
  readonly audit: AuditEntry;
};

type LeftBehind = { readonly project: string; readonly repository: string; readonly commit: string };

type Told = Pick<AuditEntry, "action" | "detail">;

/** What a declaration does to one pipeline beside declaring it. */
const entriesOf = (record: PipelineRecord, known: PipelineRecord | undefined): readonly Told[] => {
  const { retired, hold, waiting, desired } = record;
  const told: Told[] = [];
  if (retired !== undefined && known?.retired === undefined) {
    const { repository, commit } = retired;
    told.push({ action: "retired", detail: { repository, commit } });
  }
  const { repository, commit } = desired;
  if (retired === undefined && known?.retired !== undefined)
    told.push({ action: "restored", detail: { repository, commit } });
  if (hold === undefined && known?.hold !== undefined)
    told.push({ action: "released", detail: { repository, commit, held: known.hold.commit } });
  if (waiting !== undefined && waiting.start.token !== known?.waiting?.start.token)
    told.push({
      action: "queued",
      detail: { repository, commit: waiting.revision.commit, run: waiting.start.displayName },
    });
  return told;
};

const leaving = (
  action: "repository moved" | "repository renamed",
  { project, repository, commit }: LeftBehind,
  at: string,
): AuditEntry => ({ subject: `project#${project}`, action, at, detail: { repository, commit } });

/** All that a change of a project does: what it says itself, and what of that happens to each of its pipelines. */
export const entriesOfChange = ({
  from,
  pipelines,
  renamed,
  moves,
  audit,
}: AuditedChange): readonly AuditEntry[] => [
  audit,
  ...(moves === undefined ? [] : [leaving("repository moved", moves.head, audit.at)]),
  ...(renamed === undefined ? [] : [leaving("repository renamed", renamed, audit.at)]),
  // Whoever changes one pipeline has said what was done to it.
  ...(audit.subject.startsWith("project#") ? pipelines : []).flatMap((record) =>
    entriesOf(
      record,
      [...from.pipelines, ...(moves?.pipelines ?? [])].find(({ name }) => name === record.name),
    ).map((told): AuditEntry => ({ subject: `pipeline#${record.name}`, at: audit.at, ...told })),
  ),
];
