import type { Rule } from "../rule.ts";

/** A step depends on steps that are there, and not on conditions, which the service refuses to wait for. */
export const dependenciesExist: Rule = ({ steps }) => {
  const types = new Map(steps.map(({ step }) => [step.Name, step.Type]));
  return steps.flatMap(({ step }) =>
    (step.DependsOn ?? []).flatMap((name) => {
      const type = types.get(name);
      if (type === undefined) return [`Step '${step.Name}' depends on unknown step '${name}'.`];
      return type === "Condition" ? [`Step '${step.Name}' cannot depend on Condition step '${name}'.`] : [];
    }),
  );
};
