import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 9: no step waits for itself, by edges, references and branches together. */
export const stepsFormNoCycle: LintRule = ({ graph, steps }) => {
  const before = new Map<string, string[]>();
  for (const { from, to } of graph.links) {
    const known = before.get(to);
    if (known === undefined) before.set(to, [from]);
    else known.push(from);
  }
  const done = new Set<string>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycleFrom = (name: string): readonly string[] | undefined => {
    if (onStack.has(name)) return [...stack.slice(stack.indexOf(name)), name];
    if (done.has(name)) return undefined;
    stack.push(name);
    onStack.add(name);
    for (const other of before.get(name) ?? []) {
      const cycle = cycleFrom(other);
      if (cycle !== undefined) return cycle;
    }
    stack.pop();
    onStack.delete(name);
    done.add(name);
    return undefined;
  };
  for (const { step } of steps) {
    const cycle = cycleFrom(step.Name)?.toReversed();
    if (cycle !== undefined)
      return [
        found.error(
          "cycle",
          cycle[0] ?? step.Name,
          `these steps wait for each other: ${cycle.join(" >> ")}`,
          "remove one of the edges or references between them",
        ),
      ];
  }
  return [];
};
