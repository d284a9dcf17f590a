import type { EmittedStep } from "../emit/emitted-step.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Edge } from "./edge.ts";

/** For each step of the definition, the steps it waits for: all that the one is made of, before the first of the other. */
export const dependsOn = (
  edges: readonly Edge[],
  emitted: ReadonlyMap<PlannedStep, readonly EmittedStep[]>,
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const first = emitted.get(to)?.[0];
    if (first === undefined) continue;
    const names = found.get(first.name) ?? new Set();
    for (const { name } of emitted.get(from) ?? []) names.add(name);
    found.set(first.name, names);
  }
  return new Map([...found].map(([name, names]) => [name, [...names]]));
};
