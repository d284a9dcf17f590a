import { child } from "../../config/yaml/child.ts";
import { stringifyReferences } from "../align/stringify-references.ts";
import type { DefinitionStep } from "../definition.ts";
import type { Emitted } from "../emit/emitted.ts";
import type { EmittedStep } from "../emit/emitted-step.ts";
import { fromPlace } from "../emit/from-place.ts";
import { cacheConfig } from "../policies/cache-config.ts";
import { retryPolicies } from "../policies/retry-policies.ts";
import type { Scope } from "../scope.ts";
import { settle } from "../settle/settle.ts";

const branchesOf = (
  step: EmittedStep,
  assemble: (one: EmittedStep) => DefinitionStep,
): Record<string, Emitted> => {
  if (step.branches === undefined) return {};
  return {
    IfSteps: step.branches.if.map(assemble) as unknown as Emitted,
    ElseSteps: step.branches.else.map(assemble) as unknown as Emitted,
  };
};

/** Puts emitted steps into the form of a definition, with edges and policies. */
export const assembleSteps = (
  scope: Scope,
  emitted: readonly EmittedStep[],
  edges: ReadonlyMap<string, readonly string[]>,
): readonly DefinitionStep[] => {
  const assemble = (step: EmittedStep): DefinitionStep => {
    const { owner, name, type, args } = step;
    const { display_name, description } = owner.value;
    const own = step.isAuxiliary === true;
    const policies = retryPolicies(step);
    const at = { path: name, place: owner.place, asker: owner };
    scope.origins.set(name, { kind: "config", place: owner.place });
    const whole: Emitted = {
      Name: name,
      Type: type,
      Arguments: args,
      DependsOn: edges.get(name),
      DisplayName: own ? undefined : fromPlace(child(owner.place, "display_name"), display_name ?? undefined),
      Description:
        step.description ??
        (own ? undefined : fromPlace(child(owner.place, "description"), description ?? undefined)),
      CacheConfig: cacheConfig(scope, step),
      ...step.siblings,
      ...(policies === undefined ? {} : { RetryPolicies: policies }),
    };
    const settled = settle(scope, whole, at) as DefinitionStep;
    const branches = branchesOf(step, assemble) as Record<string, never>;
    return step.branches === undefined
      ? settled
      : { ...settled, Arguments: { ...settled.Arguments, ...branches } };
  };
  return stringifyReferences(emitted.map(assemble), scope.parameters);
};
