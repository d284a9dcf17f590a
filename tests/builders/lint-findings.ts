import type { DefinitionParameter, DefinitionStep } from "../../shared/compiler/definition.ts";
import { lintDefinition } from "../../shared/compiler/lint/lint-definition.ts";
import type { LintFinding } from "../../shared/compiler/lint/lint-finding.ts";
import type { LintContext } from "../../shared/compiler/lint/lint-subject.ts";

export type Linted = {
  readonly steps: readonly DefinitionStep[];
  readonly parameters?: readonly DefinitionParameter[];
  readonly context?: LintContext;
};

/** A title, what is linted, and what its author is told. */
export type LintCase = readonly [title: string, linted: Linted, expected: string | readonly string[]];

export const lintFindings = ({ steps, parameters = [], context }: Linted): readonly LintFinding[] =>
  lintDefinition(
    {
      Version: "2020-12-01",
      Metadata: {},
      Parameters: parameters,
      PipelineExperimentConfig: null,
      Steps: steps,
    },
    context,
  );

/** What an author reads, cut where the service lists all that it takes. */
export const toldBy = (linted: Linted): readonly string[] =>
  lintFindings(linted).map(({ severity, code, path, message, hint }) =>
    `${severity} ${code} ${path}: ${message}${hint === undefined ? "" : ` (${hint})`}`.slice(0, 250),
  );
