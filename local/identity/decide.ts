import { isMet } from "./is-met.ts";
import { matchesPattern } from "./matches-pattern.ts";
import { matchesResource } from "./matches-resource.ts";
import type { Need } from "./need.ts";
import type { Statement } from "./statement.ts";

/** One action and one resource of an allowing statement, as the policy writes them. */
export type Grant = { readonly action: string; readonly resource: string };

/** Allowed by grants, refused by a statement that denies, or not allowed by any. */
export type Decision =
  | { readonly kind: "allowed"; readonly by: readonly Grant[] }
  | { readonly kind: "denied" }
  | { readonly kind: "unmentioned" };

const coverage = ({ actions, resources, conditions }: Statement, need: Need): readonly Grant[] => {
  if (!conditions.every((condition) => isMet(condition, need.context ?? {}))) return [];
  const asked = need.action.toLowerCase();
  const fitting = resources.filter((resource) => matchesResource(resource, need.resource));
  return actions
    .filter((action) => matchesPattern(action.toLowerCase(), asked))
    .flatMap((action) => fitting.map((resource) => ({ action, resource })));
};

/** Decides as IAM does over a role's statements: whatever is not allowed is refused, and one that denies outweighs all. */
export const decide = (statements: readonly Statement[], need: Need): Decision => {
  const of = (effect: Statement["effect"]): readonly Grant[] =>
    statements.filter((statement) => statement.effect === effect).flatMap((each) => coverage(each, need));
  if (of("Deny").length > 0) return { kind: "denied" };
  const by = of("Allow");
  return by.length > 0 ? { kind: "allowed", by } : { kind: "unmentioned" };
};
