import type { JsonChange } from "../../compiler/diff/json-change.ts";
import type { PipelineDiff } from "../reconcile/diff-pipeline.ts";
import { showValue } from "./show-value.ts";

// Keys are an author's words too, and a line break would let one close the block.
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const lines = ({ path: at, before, after }: JsonChange, width: number): readonly string[] => {
  const path = oneLine(at);
  return [
    ...(before === undefined ? [] : [`- ${path}: ${showValue(before, width)}`]),
    ...(after === undefined ? [] : [`+ ${path}: ${showValue(after, width)}`]),
    ...(before === undefined && after === undefined ? [`! ${path}`] : []),
  ];
};

const section = (title: string, changes: readonly JsonChange[], width: number): readonly string[] =>
  changes.length === 0
    ? []
    : [`@@ ${oneLine(title)} @@`, ...changes.flatMap((change) => lines(change, width))];

/** Every argument that changes, as a collapsed diff; empty where none does. */
export const showArgumentDiff = ({ members, definition }: PipelineDiff, width: number): string => {
  const { parameters, settings, steps } = definition;
  const count = [members, parameters, settings, ...steps.map(({ changes }) => changes)].flat().length;
  if (count === 0) return "";
  return [
    `<details><summary>What changes (${count} argument${count === 1 ? "" : "s"})</summary>`,
    "",
    // Every line begins with a mark of its own, so that no value can close the block.
    "```diff",
    ...section("pipeline", members, width),
    ...section("parameters", parameters, width),
    ...section("settings", settings, width),
    ...steps.flatMap(({ name, changes }) => section(name, changes, width)),
    "```",
    "",
    "</details>",
  ].join("\n");
};
