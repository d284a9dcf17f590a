import type { Diagnostic } from "../../domain/diagnostic.ts";

/** What came of a push. */
export type ReconcileOutcome =
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "unchanged"; readonly commit: string }
  | { readonly kind: "refused"; readonly commit: string; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: "applied";
      readonly commit: string;
      readonly pipelines: readonly string[];
      readonly executions: readonly string[];
    };
