import type { Graph } from "../references/graph-of.ts";

/** The names of all steps, each after those it waits for; the order of the text where that leaves a choice. */
export const inOrder = ({ steps, links }: Graph): readonly string[] => {
  const before = new Map<string, string[]>();
  for (const { from, to } of links) before.set(to, [...(before.get(to) ?? []), from]);
  const order = new Set<string>();
  const visit = (name: string, open: ReadonlySet<string>): void => {
    if (order.has(name) || open.has(name)) return;
    for (const other of before.get(name) ?? []) visit(other, new Set([...open, name]));
    order.add(name);
  };
  for (const { step } of steps) visit(step.Name, new Set());
  return [...order];
};
