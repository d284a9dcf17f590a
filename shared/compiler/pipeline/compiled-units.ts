import type { CompiledUnit } from "../compilation.ts";
import { groupText } from "../emit/register/group-name.ts";
import { readStepSection } from "../plan/read-step-section.ts";
import type { Scope } from "../scope.ts";

/** The model units of a pipeline, and the groups that they register in. */
export const compiledUnits = (scope: Scope): readonly CompiledUnit[] =>
  scope.steps.units.map((unit) => {
    const { model, repository } = unit;
    const register = unit.steps.findLast(({ stepClass }) => stepClass === "RegisterModel");
    const registry = register === undefined ? undefined : readStepSection(scope, register, "RegisterModel");
    if (register === undefined || registry === undefined) return { model, repository };
    return { model, repository, group: groupText(scope, register, registry) };
  });
