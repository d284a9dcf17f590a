import type { CommitStatus } from "../domain/commit-status.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";

// GitHub allows about 80 content-creating requests a minute; the summary counts what is beyond.
const MOST = 20;

const placeOf = ({ file, line, column }: Diagnostic): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

/** The statuses that show an author's mistakes beside a commit: one for the whole, then one for each mistake. */
export const diagnosticStatuses = (
  at: { readonly repository: string; readonly commit: string },
  mistakes: readonly Diagnostic[],
): readonly CommitStatus[] => {
  const shown = mistakes.slice(0, MOST);
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return [
    {
      ...at,
      context: "slipway",
      state: "failure",
      description: `${count}: ${shown.map(placeOf).join(", ")}; nothing was changed`,
    },
    ...shown.map(
      (mistake, index): CommitStatus => ({
        ...at,
        context: `slipway: ${index + 1}. ${placeOf(mistake)}`,
        state: "failure",
        description: mistake.hint === undefined ? mistake.message : `${mistake.message}; ${mistake.hint}`,
      }),
    ),
  ];
};
