import type { Definition } from "../definition.ts";
import { expressionsOf } from "../expressions-of.ts";
import { ownPart } from "../own-part.ts";
import { parseReference } from "../parse-reference.ts";
import type { Rule } from "../rule.ts";

const waitsFor = ({ step, condition }: Definition["steps"][number]): readonly string[] => {
  const read = expressionsOf(ownPart(step)).flatMap(({ operand }) => {
    const reference = parseReference(operand);
    return reference?.space === "Steps" ? [reference.name] : [];
  });
  return [...new Set([...(step.DependsOn ?? []), ...read, ...(condition === undefined ? [] : [condition])])];
};

/** No step waits for itself: by its dependencies, by what it reads, by the branch that it is in. */
export const stepsFormNoCycle: Rule = ({ steps }) => {
  const edges = new Map(steps.map((located) => [located.step.Name, waitsFor(located)]));
  const settled = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] => {
    if (settled.has(name)) return [];
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    for (const next of edges.get(name) ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle.length > 0) return cycle;
    }
    settled.add(name);
    return [];
  };
  for (const name of edges.keys()) {
    const cycle = visit(name, []);
    if (cycle.length > 0) return [`Cycle detected in the pipeline definition: ${cycle.join(" -> ")}.`];
  }
  return [];
};
