import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import type { Route } from "../../domain/route.ts";
import type { Pipeline } from "../../ports/pipelines.ts";
import { estimatePipeline } from "../estimate/estimate-pipeline.ts";
import { diffPipeline } from "../reconcile/diff-pipeline.ts";
import type { ChangedModel, PipelineChange, RunDecision } from "./change-plan.ts";
import { withLostTags } from "./with-lost-tags.ts";

/** A pipeline as declared, beside all that is known of it. */
export type DescribeChange = {
  readonly compiled: CompiledPipeline;
  /** What the merge would record of it. */
  readonly record: PipelineRecord;
  /** What is recorded of it now. */
  readonly known: PipelineRecord | undefined;
  /** What it is in SageMaker now. */
  readonly live: Pipeline | undefined;
  /** The tags that we gave it. */
  readonly tags: Pipeline["tags"];
  readonly routes: ReadonlyMap<string, Route | undefined>;
};

export type DescribeSettings = { readonly roleArn: string; readonly prices: PriceTable };

const isKept = ({ record, known }: DescribeChange): boolean =>
  known?.desired.digest === record.desired.digest;

const decide = (change: DescribeChange): RunDecision => {
  const { hold, suspended, policy, waiting } = change.record;
  if (hold !== undefined) return { kind: "held", by: hold.by };
  if (isKept(change)) return { kind: "none" };
  if (suspended !== undefined) return { kind: "suspended", by: suspended.by };
  if (waiting !== undefined) return { kind: "starts", whenRunning: policy.whenRunning };
  return policy.on === "schedule"
    ? { kind: "schedule", schedule: policy.schedule ?? "" }
    : { kind: "manual" };
};

const kindOf = (change: DescribeChange, isSame: boolean): PipelineChange["kind"] => {
  if (change.record.hold !== undefined) return "held";
  if (change.live === undefined) return "new";
  if (!isKept(change)) return "changed";
  return isSame ? "unchanged" : "drifted";
};

/** The models of a pipeline, and what answers for each now. */
export const describeModels = (
  units: PipelineRecord["units"],
  routes: DescribeChange["routes"],
): readonly ChangedModel[] =>
  units.map(({ model, repository, group }) => {
    const stable = group === undefined ? undefined : routes.get(group)?.stable;
    return {
      model,
      repository,
      ...(group === undefined ? {} : { group }),
      ...(stable === undefined
        ? {}
        : {
            serving: {
              version: stable.version,
              ...(stable.commit === undefined ? {} : { commit: stable.commit }),
            },
          }),
    };
  });

/** What a merge makes of one pipeline: how it differs, whether it runs, what that takes and whom it concerns. */
export const describeChange = (
  change: DescribeChange,
  { roleArn, prices }: DescribeSettings,
): PipelineChange => {
  const { compiled, live, routes, tags } = change;
  const { name, anchor, units } = compiled;
  const diff = withLostTags(diffPipeline(live, compiled, roleArn), {
    live: live?.tags,
    wanted: compiled.tags,
    own: tags,
  });
  return {
    name,
    anchor,
    diff,
    kind: kindOf(change, diff.isSame),
    run: decide(change),
    ...estimatePipeline(compiled, diff, prices),
    models: describeModels(units, routes),
  };
};
