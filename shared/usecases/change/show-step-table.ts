import type { StepDiff } from "../../compiler/diff/definition-diff.ts";
import { codeSpan } from "./code-span.ts";
import { plainText } from "./plain-text.ts";

const MARKS = { added: "➕", removed: "➖", changed: "✏️", unchanged: "" } as const;
const NEXT = { runs: "**runs**", cached: "cached", gone: "—" } as const;

// Said of every row, it tells nothing.
const KEY = /, (which|and its result) is part of the cache key$/;

const reasonOf = ({ why }: StepDiff): string => {
  const [first, ...rest] = why;
  if (first === undefined) return "";
  return `${plainText(first.replace(KEY, ""))}${rest.length === 0 ? "" : ` *(and ${rest.length} more)*`}`;
};

const isTold = ({ change, next }: StepDiff): boolean => change !== "unchanged" || next === "runs";

const rowOf = (step: StepDiff): string =>
  `| ${MARKS[step.change]} | ${codeSpan(step.name)} | ${step.type} | ${NEXT[step.next]} | ${reasonOf(step)} |`;

/** A table of the steps that change or run; the others are counted. */
export const showStepTable = (steps: readonly StepDiff[]): string => {
  const told = steps.filter(isTold);
  const quiet = steps.length - told.length;
  const rest = `${quiet} other step${quiet === 1 ? "" : "s"} stay${quiet === 1 ? "s" : ""} as ${quiet === 1 ? "it is" : "they are"}, from the cache.`;
  return [
    ...(told.length === 0
      ? []
      : ["| | step | type | next run | why |", "| --- | --- | --- | --- | --- |", ...told.map(rowOf)]),
    ...(quiet === 0 ? [] : [told.length === 0 ? rest : `\n${rest}`]),
  ].join("\n");
};
