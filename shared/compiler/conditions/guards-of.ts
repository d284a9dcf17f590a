import type { Emitted } from "../emit/emitted.ts";
import type { Branch } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { conditionsOf } from "./conditions-of.ts";
import { negate } from "./negate.ts";

/** What must hold for a branch to run, from the outermost condition inwards. */
export const guardsOf = (scope: Scope, branch: Branch | undefined): readonly Emitted[] => {
  if (branch === undefined) return [];
  const own = conditionsOf(scope, branch.condition);
  return [...guardsOf(scope, branch.condition.branch), ...(branch.side === "if" ? own : [negate(own)])];
};
