import type { Expression } from "../definition/pipeline-definition.ts";

const stepOf = (path: string): string | undefined => /^Steps\.([^.[]+)/.exec(path)?.[1];

/** The steps that an expression reads, wherever in it. */
export const findReferences = (expression: Expression): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const step = name === "Get" && typeof member === "string" ? stepOf(member) : undefined;
      if (step !== undefined) found.add(step);
      visit(member);
    }
  };
  visit(expression);
  return found;
};
