import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { ProjectState } from "../domain/project-state.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { Settings } from "../domain/settings.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { applyPlan } from "./apply-plan.ts";
import type { CompileSettings } from "./compile-project.ts";
import { compileWithSources } from "./compile-with-sources.ts";
import { diagnosticStatuses } from "./diagnostic-statuses.ts";
import { isUnchanged } from "./is-unchanged.ts";
import { planProject } from "./plan-project.ts";
import { readFragments } from "./read-fragments.ts";
import { readSettings } from "./read-settings.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { withdrawRepository } from "./withdraw-repository.ts";

export type Target = {
  readonly repository: string;
  readonly branch: string;
  readonly delivery: string;
  /** Brings every pipeline of the project to what is desired of it, whatever is recorded. */
  readonly isForced: boolean;
  /** Remembers a head that changed nothing, which is no news but to whoever compares heads. */
  readonly isSweep: boolean;
};

const claimMistake = (snapshot: Snapshot, pipeline: string, project: string) => ({
  code: "pipeline-claimed",
  severity: "error" as const,
  message: `pipelineName "${pipeline}" belongs to project "${project}"`,
  hint: "choose another pipelineName, or join that project in .slipway.yaml",
  repository: snapshot.repository,
  file: snapshot.confs[0]?.path ?? ".slipway.yaml",
});

const codesOf = (mistakes: readonly Diagnostic[]): string =>
  [...new Set(mistakes.filter(({ severity }) => severity === "error").map(({ code }) => code))].join(" ");

const headOf = (snapshot: Snapshot, sources: RepositoryHead["sources"]): RepositoryHead => ({
  repository: snapshot.repository,
  branch: snapshot.branch,
  project: snapshot.settings.project,
  commit: snapshot.commit,
  ...(snapshot.settingsFile === undefined ? {} : { settings: snapshot.settingsFile }),
  confs: Object.fromEntries(snapshot.confs.map(({ path, sha }) => [path, sha])),
  sources,
  state: "applying",
});

/** The fragments of a repository that differ from what is recorded. */
const changedFragments = (state: ProjectState, repository: string, fragments: readonly Fragment[]) => {
  const recorded = state.fragments.filter((fragment) => fragment.repository === repository);
  const isRecorded = ({ path, blob }: Fragment): boolean =>
    recorded.some((known) => known.path === path && known.blob === blob);
  return {
    write: fragments.filter((fragment) => !isRecorded(fragment)),
    remove: recorded.filter(({ path }) => !fragments.some((fragment) => fragment.path === path)),
  };
};

/** One attempt to reconcile; `lost` when another writer was faster and everything must be looked at again. */
export const reconcileOnce = async (
  ports: ReconcilePorts,
  settings: CompileSettings,
  target: Target,
): Promise<ReconcileOutcome | "lost"> => {
  const { host, board, projects } = ports;
  const { repository, branch, isForced } = target;
  const [commit, known] = await Promise.all([
    host.head(repository, branch),
    projects.head(repository, branch),
  ]);
  // A branch that cannot be seen may be deleted, renamed or forbidden to us: that is unknown, and unknown changes nothing.
  if (!commit) return { kind: "ignored", reason: `the branch ${branch} of ${repository} cannot be seen` };
  const unchanged = async (project: string): Promise<ReconcileOutcome> => {
    if (target.isSweep)
      await projects.see({ repository, branch, project, commit: commit.sha, state: "applied" });
    return { kind: "unchanged", commit: commit.sha };
  };
  const isSettled = known?.state === "applied" && !isForced;
  if (isSettled && known.commit === commit.sha) return unchanged(known.project);

  const { snapshot, diagnostics: settingsMistakes } = await readSnapshot(
    host,
    { repository, branch, commit },
    known,
  );
  const { project } = snapshot.settings;
  if (isSettled && isUnchanged(snapshot, known)) return unchanged(project);

  const refuse = async (mistakes: typeof settingsMistakes): Promise<ReconcileOutcome> => {
    await projects.refused(
      { repository, branch, project, commit: commit.sha, state: "refused" },
      {
        subject: `project#${project}`,
        action: "refused",
        at: ports.now(),
        detail: { repository, branch, commit: commit.sha, codes: codesOf(mistakes) },
      },
    );
    await Promise.all(
      diagnosticStatuses({ repository, commit: commit.sha }, mistakes).map((status) => board.report(status)),
    );
    return { kind: "refused", commit: commit.sha, diagnostics: mistakes };
  };
  if (settingsMistakes.some(({ severity }) => severity === "error")) return refuse(settingsMistakes);

  if (known !== undefined && known.project !== project) {
    const isWithdrawn = await withdrawRepository(projects, {
      head: known,
      reason: "moved",
      now: ports.now(),
    });
    if (!isWithdrawn) return "lost";
  }
  const state = await projects.load(project);
  const others = state.heads.filter((head) => head.repository !== repository);
  const fragments = await readFragments(host, snapshot, state.fragments);
  const snapshotOf = async (name: string): Promise<Snapshot> => {
    const head = others.find((other) => other.repository === name);
    if (!head) return snapshot;
    const at = { repository: name, branch: head.branch, commit: { sha: head.commit, tree: head.commit } };
    return (await readSnapshot(host, at, head)).snapshot;
  };
  const files = [...state.fragments.filter((fragment) => fragment.repository !== repository), ...fragments];
  const { compilation, catalog } = await compileWithSources(
    { files, snapshots: [snapshot], heads: others, snapshotOf },
    settings,
  );
  const mistakes = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (mistakes.length > 0) return refuse(mistakes);

  const head = headOf(snapshot, catalog.found(repository));
  const commits = Object.fromEntries([...others, head].map((each) => [each.repository, each.commit]));
  const settingsOf = (name: string): Settings => {
    const other = others.find((each) => each.repository === name);
    return other === undefined ? snapshot.settings : readSettings(other).settings;
  };
  const plan = planProject(state, compilation.pipelines, {
    repository,
    commit: commit.sha,
    commits,
    startOf: (name) => settingsOf(name).start,
    now: ports.now(),
    isForced,
  });
  if (plan.isBlocked) return "lost";
  const recorded = await projects.record({
    from: state,
    head,
    fragments: changedFragments(state, repository, fragments),
    pipelines: plan.records,
    audit: {
      subject: `project#${state.project}`,
      action: "declared",
      at: ports.now(),
      detail: {
        repository,
        commit: commit.sha,
        delivery: target.delivery,
        pipelines: plan.records.map(({ name }) => name).join(" "),
      },
    },
  });
  if (recorded.kind === "lost") return "lost";
  if (recorded.kind === "claimed")
    return refuse([claimMistake(snapshot, recorded.pipeline, recorded.project)]);

  const applied = await applyPlan(ports, {
    plan,
    upload: { host, code: ports.code, catalog, snapshotOf },
    roleArn: settings.roleArn,
  });
  const isSettledNow = await projects.settle({
    head: { ...head, state: "applied" },
    applied: applied.map(({ run: _run, ...each }) => each),
    delivery: target.delivery,
    at: ports.now(),
  });
  if (!isSettledNow) return "lost";
  const executions = applied.flatMap(({ run }) => (run.kind === "started" ? [run.execution.arn] : []));
  return { kind: "applied", commit: commit.sha, pipelines: applied.map(({ name }) => name), executions };
};
