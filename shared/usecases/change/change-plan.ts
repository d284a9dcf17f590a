import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import type { Ancestry } from "../../ports/source-host.ts";
import type { PipelineEstimate } from "../estimate/estimate-pipeline.ts";
import type { PipelineDiff } from "../reconcile/diff-pipeline.ts";

/** A model that a pipeline builds, and what its group answers with now. */
export type ChangedModel = {
  readonly model: string;
  readonly repository: string;
  readonly group?: string;
  /** Absent where no version serves. */
  readonly serving?: { readonly version: number; readonly commit?: string };
};

/** What a merge makes of running a pipeline. */
export type RunDecision =
  | { readonly kind: "starts"; readonly whenRunning: "queue" | "cancel" | "parallel" }
  | { readonly kind: "none" }
  | { readonly kind: "manual" }
  | { readonly kind: "schedule"; readonly schedule: string }
  | { readonly kind: "held"; readonly by: string }
  | { readonly kind: "suspended"; readonly by: string };

/** What a merge makes of one pipeline. */
export type PipelineChange = PipelineEstimate & {
  readonly name: string;
  /** `drifted`: the change does not touch it, but it is not in SageMaker as it was declared; `held`: what is declared was rolled back. */
  readonly kind: "new" | "changed" | "unchanged" | "drifted" | "held";
  readonly anchor: { readonly repository: string; readonly path: string };
  readonly diff: PipelineDiff;
  readonly run: RunDecision;
  readonly models: readonly ChangedModel[];
};

/** A pipeline that is declared no more. */
export type RetiredPipeline = {
  readonly name: string;
  readonly anchor: { readonly repository: string; readonly path: string };
  readonly models: readonly ChangedModel[];
  /** Days until it is deleted; absent where the repository's settings keep it. */
  readonly graceDays?: number;
};

/** What would become of a project if a change were merged. */
export type ChangePlan = {
  readonly repository: string;
  readonly commit: string;
  readonly project: string;
  /** Whether the change would be refused: then nothing of it would be applied. */
  readonly isRefused: boolean;
  readonly pipelines: readonly PipelineChange[];
  readonly retired: readonly RetiredPipeline[];
  /** All that was found in the project's configs. */
  readonly diagnostics: readonly Diagnostic[];
  /** How the change stands to the branch that it is proposed for. */
  readonly ancestry: Ancestry;
  readonly branch: string;
  readonly prices: Pick<PriceTable, "asOf" | "region" | "currency">;
  /** Set where the plan leaves out what only the installation's own people may read. */
  readonly redacted?: { readonly pipelines: number; readonly diagnostics: number };
};
