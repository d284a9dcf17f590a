import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { StepDiff } from "../../compiler/diff/definition-diff.ts";
import type { JsonChange } from "../../compiler/diff/json-change.ts";
import { explainStep } from "../../compiler/explain/explain-step.ts";
import type { Json } from "../../compiler/json.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { RunEstimate } from "../estimate/estimate-run.ts";
import type { ChangePlan, PipelineChange, RetiredPipeline, RunDecision } from "./change-plan.ts";
import type { Scrub } from "./create-scrub.ts";

export type RedactPlan = {
  readonly compiled: readonly CompiledPipeline[];
  readonly scrub: Scrub;
};

/** What a step says that its own repository's configs say. */
type OwnStep = { readonly isOwn: boolean; readonly paths: ReadonlySet<string> };

const ownStep = (pipeline: CompiledPipeline | undefined, name: string, repository: string): OwnStep => {
  const explained = (pipeline && explainStep(pipeline, name)) ?? [];
  const isOurs = (argument: (typeof explained)[number]): boolean => argument.repository === repository;
  return {
    isOwn: explained.length > 0 && explained.every((each) => each.origin !== "config" || isOurs(each)),
    paths: new Set(
      explained.filter((each) => each.origin === "config" && isOurs(each)).map(({ path }) => path),
    ),
  };
};

const scrubJson = (value: Json, scrub: Scrub): Json => {
  if (typeof value === "string") return scrub(value);
  if (typeof value === "number") return scrub(String(value)) === String(value) ? value : scrub(String(value));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => scrubJson(item, scrub));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [scrub(key), scrubJson(item, scrub)]));
};

// A value is told only where the proposal's own config says it; of any other, that it changes.
const redactChange = ({ path, before, after }: JsonChange, isOwn: boolean, scrub: Scrub): JsonChange => ({
  path: scrub(path),
  ...(isOwn && before !== undefined ? { before: scrubJson(before, scrub) } : {}),
  ...(isOwn && after !== undefined ? { after: scrubJson(after, scrub) } : {}),
});

const redactStep = (step: StepDiff, { isOwn, paths }: OwnStep, scrub: Scrub): StepDiff => ({
  ...step,
  name: scrub(step.name),
  changes: isOwn ? step.changes.map((change) => redactChange(change, paths.has(change.path), scrub)) : [],
  why: isOwn ? step.why.map(scrub) : [],
});

const redactEstimate = (
  estimate: RunEstimate,
  isOwn: (step: string) => boolean,
  scrub: Scrub,
): RunEstimate => ({
  ...estimate,
  steps: estimate.steps
    .filter(({ step }) => isOwn(step))
    .map((each) => ({ ...each, step: scrub(each.step) })),
  unbounded: estimate.unbounded.map(scrub),
  unpriced: estimate.unpriced.map(scrub),
  undeclared: estimate.undeclared.map(scrub),
});

// Who works for the installation is nobody else's business.
const redactRun = (run: RunDecision): RunDecision => ("by" in run ? { ...run, by: "an operator" } : run);

const redactPipeline = (
  change: PipelineChange,
  repository: string,
  { compiled, scrub }: RedactPlan,
): PipelineChange => {
  const pipeline = compiled.find(({ name }) => name === change.name);
  const { diff } = change;
  const steps = new Map(
    diff.definition.steps.map(({ name }) => [name, ownStep(pipeline, name, repository)] as const),
  );
  const isOwn = (name: string): boolean => steps.get(name)?.isOwn === true;
  return {
    ...change,
    run: redactRun(change.run),
    diff: {
      ...diff,
      members: [],
      definition: {
        ...diff.definition,
        parameters: [],
        settings: [],
        steps: diff.definition.steps.map((step) =>
          redactStep(step, steps.get(step.name) ?? { isOwn: false, paths: new Set() }, scrub),
        ),
      },
    },
    next: redactEstimate(change.next, isOwn, scrub),
    whole: redactEstimate(change.whole, isOwn, scrub),
    models: change.models.filter((model) => model.repository === repository),
  };
};

const redactDiagnostic = (found: Diagnostic, scrub: Scrub): Diagnostic => {
  const { value: _value, path: _path, ...told } = found;
  return {
    ...told,
    message: scrub(found.message),
    ...(found.hint === undefined ? {} : { hint: scrub(found.hint) }),
  };
};

/**
 * A plan for people who may know one repository and nothing else: nothing of the installation, and of other repositories
 * neither names nor values; what is left out is counted.
 */
export const redactPlan = (plan: ChangePlan, redaction: RedactPlan): ChangePlan => {
  const { repository } = plan;
  const { scrub } = redaction;
  const isOurs = ({ anchor }: PipelineChange | RetiredPipeline): boolean => anchor.repository === repository;
  const isOurFinding = (found: Diagnostic): boolean => found.repository === repository;
  const diagnostics = plan.diagnostics.filter(isOurFinding);
  const pipelines = plan.pipelines.filter(isOurs);
  const retired = plan.retired.filter(isOurs);
  return {
    ...plan,
    pipelines: pipelines.map((change) => redactPipeline(change, repository, redaction)),
    retired: retired.map((each) => ({
      ...each,
      models: each.models.filter((model) => model.repository === repository),
    })),
    diagnostics: diagnostics.map((found) => redactDiagnostic(found, scrub)),
    redacted: {
      pipelines:
        plan.pipelines.filter((change) => !isOurs(change) && change.kind !== "unchanged").length +
        plan.retired.length -
        retired.length,
      diagnostics: plan.diagnostics.length - diagnostics.length,
    },
  };
};
