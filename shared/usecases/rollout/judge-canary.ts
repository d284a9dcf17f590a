import type { CanaryRule } from "../../domain/canary.ts";
import type { Tally } from "../../domain/tally.ts";

export type Verdict =
  | { readonly kind: "wait" }
  | { readonly kind: "promote" }
  | { readonly kind: "abort"; readonly reason: string };

/** What was counted of a canary, and of the version beside it meanwhile. */
export type Standing = { readonly canary: Tally; readonly stable: Tally };

const percent = (share: number): string => `${Number((100 * share).toFixed(2))} %`;

const meanOf = ({ milliseconds, requests }: Tally): number => milliseconds / Math.max(1, requests);

const shareRefused = ({ refused, requests }: Tally): number => refused / Math.max(1, requests);

// Fewer answers of the stable version tell nothing of its speed.
const ENOUGH = 10;

const tooManyErrors = ({ canary, stable }: Standing, rule: CanaryRule): string | undefined => {
  const { failed } = canary;
  // What callers do wrong they do to both; what only the canary refuses is its own mistake.
  const excess = Math.max(0, shareRefused(canary) - shareRefused(stable)) * canary.requests;
  const errors = failed + (canary.requests >= rule.requests ? excess : 0);
  return errors > rule.errors * Math.max(rule.requests, canary.requests)
    ? `${Math.ceil(errors)} of ${canary.requests} requests failed, and ${percent(rule.errors)} may`
    : undefined;
};

const isComparable = ({ stable }: Standing, { latency }: CanaryRule): boolean =>
  latency === undefined || stable.requests >= ENOUGH;

const tooSlow = ({ canary, stable }: Standing, { latency }: CanaryRule): string | undefined => {
  if (latency === undefined) return undefined;
  const [own, others] = [meanOf(canary), meanOf(stable)];
  return own > latency * others
    ? `it takes ${Math.round(own)} ms, more than ${latency} times the ${Math.round(others)} ms of the stable version`
    : undefined;
};

/**
 * What a rule says of a canary: it is aborted as soon as it has failed more often than it may, even if it never failed
 * again, and promoted or left to somebody's decision once it has kept to the rule for as many requests as that asks for.
 */
export const judgeCanary = (standing: Standing, rule: CanaryRule): Verdict => {
  const failing = tooManyErrors(standing, rule);
  if (failing !== undefined) return { kind: "abort", reason: failing };
  if (standing.canary.requests < rule.requests || !isComparable(standing, rule)) return { kind: "wait" };
  const slow = tooSlow(standing, rule);
  if (slow !== undefined) return { kind: "abort", reason: slow };
  return rule.promote ? { kind: "promote" } : { kind: "wait" };
};
