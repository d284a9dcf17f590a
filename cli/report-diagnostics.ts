import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { annotate } from "./annotate.ts";
import type { Console } from "./command.ts";
import type { Workspace } from "./read-workspace.ts";
import { showDiagnostic } from "./show-diagnostic.ts";

export type ReportOptions = {
  readonly annotations?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  /** Notes too, and how many there are of each kind. */
  readonly isWhole: boolean;
};

const RANK = { error: 0, warning: 1, info: 2 } as const;

const count = (
  diagnostics: readonly Diagnostic[],
  severity: Diagnostic["severity"],
  noun: string,
): string => {
  const number = diagnostics.filter((each) => each.severity === severity).length;
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
};

/** Says every diagnostic, errors first. */
export const reportDiagnostics = (
  { files }: Pick<Workspace, "files">,
  diagnostics: readonly Diagnostic[],
  { say, colours, annotations, quiet, isWhole }: Pick<Console, "say" | "colours"> & ReportOptions,
): void => {
  const shown = diagnostics
    .filter(({ severity }) => severity === "error" || (!quiet && (isWhole || severity === "warning")))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  for (const diagnostic of shown) {
    const text = files.find(({ path }) => path === diagnostic.file)?.text;
    say(
      annotations
        ? annotate(diagnostic)
        : showDiagnostic(diagnostic, { colours: colours.say, ...(text === undefined ? {} : { text }) }),
    );
  }
  if (isWhole && !quiet && !annotations)
    say(
      `${count(diagnostics, "error", "error")}, ${count(diagnostics, "warning", "warning")}, ${count(diagnostics, "info", "note")}`,
    );
};
