import type { Compilation } from "../../shared/compiler/compilation.ts";
import type { DefinitionStep } from "../../shared/compiler/definition.ts";
import { flattenSteps } from "../../shared/compiler/references/flatten-steps.ts";

/** A step of the first pipeline of a compilation, by its name in the definition; fails where there is none. */
export const findStep = ({ pipelines, diagnostics }: Compilation, name: string): DefinitionStep => {
  const found = flattenSteps(pipelines[0]?.definition.Steps ?? []).find(({ step }) => step.Name === name);
  if (found === undefined)
    throw new Error(
      `no step "${name}": ${JSON.stringify(diagnostics.filter(({ severity }) => severity === "error"))}`,
    );
  return found.step;
};
