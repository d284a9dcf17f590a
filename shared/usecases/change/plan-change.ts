import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Route } from "../../domain/route.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { CodeStore } from "../../ports/code-store.ts";
import type { Pipelines } from "../../ports/pipelines.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { RouteReader } from "../../ports/route-store.ts";
import type { Ancestry, SourceHost } from "../../ports/source-host.ts";
import { appliedTags } from "../reconcile/applied-tags.ts";
import { claimMistake } from "../reconcile/claim-mistake.ts";
import type { CompileSettings } from "../reconcile/compile-project.ts";
import type { CompiledSnapshot } from "../reconcile/compile-snapshot.ts";
import { planProject } from "../reconcile/plan-project.ts";
import { projectMistake } from "../reconcile/project-mistake.ts";
import { readSnapshot } from "../reconcile/read-snapshot.ts";
import type { ChangePlan, RetiredPipeline } from "./change-plan.ts";
import { createScrub, type Scrub } from "./create-scrub.ts";
import { describeChange, describeModels } from "./describe-change.ts";
import { redactPlan } from "./redact-plan.ts";

/** What planning reads; it writes nothing anywhere. */
export type PlanPorts = {
  readonly host: SourceHost;
  readonly projects: Pick<ProjectStore, "head" | "load" | "pipeline">;
  readonly pipelines: Pick<Pipelines, "describe">;
  readonly routes: RouteReader;
  readonly code: Pick<CodeStore, "text">;
  /** ISO 8601. */
  readonly now: () => string;
};

export type PlanSettings = {
  readonly compile: CompileSettings;
  readonly prices: PriceTable;
  readonly allowed: Pick<AllowList, "mayJoin">;
};

/** A commit that is proposed for a branch. */
export type Proposal = {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  /** Whether its author controls the repository that it comes from alone. */
  readonly isFork: boolean;
};

type Found = {
  readonly snapshot: Snapshot;
  readonly known: RepositoryHead | undefined;
  readonly state: ProjectState;
  readonly compiled: CompiledSnapshot;
};

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

// A fork could name any project to read what others declare in it.
const stateOf = async (
  { projects }: PlanPorts,
  { settings: { project } }: Snapshot,
  { known, isFork }: { readonly known: RepositoryHead | undefined; readonly isFork: boolean },
): Promise<ProjectState> =>
  isFork && known?.project !== project
    ? { project, generation: 0, heads: [], fragments: [], pipelines: [] }
    : projects.load(project);

/** Records of pipelines whose names belong to another project; those that the repository takes along from its earlier one do not. */
const findOwners = async (
  { projects }: PlanPorts,
  { snapshot, known, state, compiled }: Found,
): Promise<readonly PipelineRecord[]> => {
  const { project } = snapshot.settings;
  const strange = compiled.compilation.pipelines.filter(
    ({ name }) => !state.pipelines.some((record) => record.name === name),
  );
  const owners = await Promise.all(strange.map(({ name }) => projects.pipeline(name)));
  const isTakenAlong = (record: PipelineRecord): boolean =>
    record.project === known?.project && record.anchor.repository === snapshot.repository;
  return owners.flatMap((record) =>
    record === undefined || record.project === project || isTakenAlong(record) ? [] : [record],
  );
};

const readRoutes = async (
  { routes }: PlanPorts,
  records: readonly Pick<PipelineRecord, "units">[],
): Promise<ReadonlyMap<string, Route | undefined>> => {
  const groups = new Set(records.flatMap(({ units }) => units.flatMap(({ group }) => group ?? [])));
  return new Map(
    await Promise.all([...groups].map(async (group) => [group, await routes.get(group)] as const)),
  );
};

const recordsOf = ({ snapshot, state, compiled }: Found, now: string) => {
  const { repository, commit } = snapshot;
  const commits = Object.fromEntries(
    [...compiled.others, snapshot].map((each) => [each.repository, each.commit]),
  );
  const { records } = planProject(state, compiled.compilation.pipelines, {
    repository,
    commit,
    commits,
    startOf: (name) => compiled.settingsOf(name).start,
    now,
    isForced: false,
  });
  const known = new Map(state.pipelines.map((record) => [record.name, record]));
  const planned = new Map([...known, ...records.map((record) => [record.name, record] as const)]);
  return { known, planned, retired: records.filter(({ retired }) => retired !== undefined) };
};

const describeRetired = (
  { name, anchor, units }: PipelineRecord,
  routes: ReadonlyMap<string, Route | undefined>,
  { settingsOf }: CompiledSnapshot,
): RetiredPipeline => {
  const { prune } = settingsOf(anchor.repository);
  const models = describeModels(units, routes);
  return { name, anchor, models, ...(prune.enabled ? { graceDays: prune.graceDays } : {}) };
};

/** A pipeline as it is in SageMaker, and the tags that we gave it, which are asked for only where one may be lost. */
const lookAt = async (
  { pipelines, code }: PlanPorts,
  { name, tags }: CompiledPipeline,
  known: PipelineRecord | undefined,
) => {
  const live = await pipelines.describe(name);
  const isStrange = Object.keys(live?.tags ?? {}).some((key) => !(key in tags));
  return { live, tags: isStrange && known !== undefined ? await appliedTags(code, known) : {} };
};

const describeProject = async (ports: PlanPorts, { compile, prices }: PlanSettings, found: Found) => {
  const { known, planned, retired } = recordsOf(found, ports.now());
  const { pipelines } = found.compiled.compilation;
  const [routes, seen] = await Promise.all([
    readRoutes(ports, [...pipelines, ...retired]),
    Promise.all(pipelines.map((compiled) => lookAt(ports, compiled, known.get(compiled.name)))),
  ]);
  return {
    pipelines: pipelines.flatMap((compiled, index) => {
      const record = planned.get(compiled.name);
      const pipeline = seen[index];
      if (record === undefined || pipeline === undefined) return [];
      const change = { compiled, record, known: known.get(compiled.name), ...pipeline, routes };
      return [describeChange(change, { roleArn: compile.roleArn, prices })];
    }),
    retired: retired.map((record) => describeRetired(record, routes, found.compiled)),
  };
};

const ancestryOf = async (
  { host }: PlanPorts,
  { repository, branch, commit }: Proposal,
): Promise<Ancestry> => {
  const base = await host.head(repository, branch);
  return base === undefined ? "ahead" : host.compare(repository, base.sha, commit);
};

/** What of the installation and of other repositories must not be read by whoever reads only this one. */
const scrubOf = (
  { compile }: PlanSettings,
  { snapshot, state, compiled }: Found,
  owners: readonly PipelineRecord[],
): Scrub => {
  const { repository, entries, settingsFile } = snapshot;
  const { accountId, bucket, roleArn, subnets, securityGroupIds, kmsKeyId = "" } = compile;
  const ours = [...state.fragments, ...compiled.fragments].filter((each) => each.repository === repository);
  const others = state.fragments.filter((fragment) => fragment.repository !== repository);
  return createScrub({
    installation: [roleArn, accountId, bucket, kmsKeyId, ...subnets, ...securityGroupIds],
    own: [
      repository,
      settingsFile?.text ?? "",
      ...entries.map(({ path }) => path),
      ...ours.map(({ text }) => text),
    ],
    foreign: [
      ...state.heads.map((head) => head.repository),
      ...others.flatMap((fragment) => [fragment.repository, fragment.path, fragment.text]),
      ...owners.flatMap((record) => [record.project, record.anchor.repository]),
    ],
  });
};

/** Tells what would become of a project if a commit were merged, by the code that would do it; nothing is changed by asking. */
export const planChange = async (
  ports: PlanPorts,
  settings: PlanSettings,
  proposal: Proposal,
): Promise<ChangePlan> => {
  const { repository, branch, commit, isFork } = proposal;
  const [known, ancestry] = await Promise.all([
    ports.projects.head(repository, branch),
    ancestryOf(ports, proposal),
  ]);
  const at = { repository, branch, commit: { sha: commit, tree: commit } };
  const { snapshot, diagnostics: read } = await readSnapshot(ports.host, at, known);
  const mayJoin = settings.allowed.mayJoin(repository, snapshot.settings.project);
  const inSettings = [...read, ...(mayJoin ? [] : [projectMistake(snapshot)])];
  const { asOf, region, currency } = settings.prices;
  const plan: ChangePlan = {
    repository,
    commit,
    branch,
    ancestry,
    project: snapshot.settings.project,
    prices: { asOf, region, currency },
    isRefused: true,
    pipelines: [],
    retired: [],
    diagnostics: inSettings,
  };
  if (inSettings.some(isError)) return plan;
  const state = await stateOf(ports, snapshot, { known, isFork });
  // The compiler is half of the function: whoever proposes nothing that can be planned does not wait for it.
  const { compileSnapshot } = await import("../reconcile/compile-snapshot.ts");
  const compiled = await compileSnapshot(ports.host, { snapshot, state }, settings.compile);
  const found = { snapshot, known, state, compiled };
  const owners = await findOwners(ports, found);
  const diagnostics = [
    ...inSettings,
    ...compiled.compilation.diagnostics,
    ...owners.map(({ name, project }) => claimMistake(snapshot, name, project)),
  ];
  const whole: ChangePlan = diagnostics.some(isError)
    ? { ...plan, diagnostics }
    : { ...plan, diagnostics, isRefused: false, ...(await describeProject(ports, settings, found)) };
  if (!isFork) return whole;
  const scrub = scrubOf(settings, found, owners);
  return redactPlan(whole, { compiled: compiled.compilation.pipelines, scrub });
};
