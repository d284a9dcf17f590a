import type { EmittedStep } from "../emit/emitted-step.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Edge } from "./edge.ts";

type Emission = ReadonlyMap<PlannedStep, readonly EmittedStep[]>;

const isWithin = (step: PlannedStep, condition: PlannedStep): boolean =>
  step.branch !== undefined &&
  (step.branch.condition === condition || isWithin(step.branch.condition, condition));

/** What has to wait when a config step waits: its first step, and of a condition also all conditions nested in it. */
const headsOf = (step: PlannedStep, emitted: Emission): readonly EmittedStep[] => {
  if (step.stepClass !== "Condition")
    return (emitted.get(step) ?? []).filter(({ isLifted }, index) => index === 0 || isLifted === true);
  const nested = [...emitted.keys()].filter((one) => one.stepClass === "Condition" && isWithin(one, step));
  return [step, ...nested].flatMap((one) => emitted.get(one) ?? []);
};

/** For each step of the definition, the steps it waits for: all that the one is made of, before the first of the other. */
export const dependsOn = (
  edges: readonly Edge[],
  emitted: Emission,
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of edges)
    for (const head of headsOf(to, emitted)) {
      const names = found.get(head.name) ?? new Set();
      for (const { name } of emitted.get(from) ?? []) names.add(name);
      found.set(head.name, names);
    }
  return new Map([...found].map(([name, names]) => [name, [...names]]));
};
