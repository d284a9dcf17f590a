import type { Branch } from "./planned-step.ts";

const chainOf = (branch: Branch | undefined): readonly Branch[] =>
  branch === undefined ? [] : [...chainOf(branch.condition.branch), branch];

/** Whether two steps never run in the same execution: they stand on different sides of a condition. */
export const areExclusive = (a: Branch | undefined, b: Branch | undefined): boolean => {
  const others = chainOf(b);
  return chainOf(a).some((one) =>
    others.some((other) => one.condition === other.condition && one.side !== other.side),
  );
};
