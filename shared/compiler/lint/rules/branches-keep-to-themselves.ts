import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";

const rootOf = (name: string): string => name.replace(/-else$/, "");

const isInside = ({ byName }: LintSubject, from: string, to: string): boolean => {
  const [needed, needing] = [byName.get(from), byName.get(to)];
  if (needed === undefined || needing === undefined) return true;
  return needed.branches.every((branch, index) => {
    const other = needing.branches[index];
    return other?.condition === branch.condition && other.side === branch.side;
  });
};

/** Rule 11: a step outside a branch, or in another one, waits in vain for a step that the other branch never runs. */
export const branchesKeepToThemselves: LintRule = (subject) =>
  subject.graph.links.flatMap(({ from, to, kind }) => {
    if (kind === "branch" || isInside(subject, from, to)) return [];
    const condition = subject.byName.get(from)?.branches.at(-1)?.condition ?? "";
    const isNested =
      (subject.byName.get(to)?.branches.length ?? 0) > 0 || subject.byName.get(to)?.step.Type === "Condition";
    const why = isNested
      ? `nested conditions are compiled to separate ones, so "${to}" would be asked even where "${condition}" does not run "${from}"`
      : `where "${rootOf(condition)}" goes the other way "${from}" never runs, and "${to}" fails`;
    return [
      found.error(
        isNested ? "nested-needs-branch" : "needs-branch",
        to,
        `step "${to}" needs "${from}", which runs only in a branch of the condition "${rootOf(condition)}": ${why}`,
        isNested
          ? `let "${to}" read a step that always runs, or move it next to "${from}"`
          : `move "${to}" into the same branch`,
      ),
    ];
  });
