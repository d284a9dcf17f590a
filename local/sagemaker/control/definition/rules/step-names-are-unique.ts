import type { Rule } from "../rule.ts";

const NAME = /^[A-Za-z0-9\-_]{1,64}$/;

/** Steps have names, each its own in the whole definition, branches included. */
export const stepNamesAreUnique: Rule = ({ steps }) => {
  const names = steps.map(({ step }) => step.Name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...[...new Set(twice)].map((name) => `Step names must be unique. Duplicate step name found: '${name}'.`),
    ...names
      .filter((name) => !NAME.test(name))
      .map((name) => `Step name '${name}' must have 1 to 64 letters, digits, '-' or '_'.`),
  ];
};
