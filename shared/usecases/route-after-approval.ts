import type { Route, ServingVersion } from "../domain/route.ts";

// Kept so that rolling back needs no copy; their artifacts stay below the prefix.
const PREVIOUS_KEPT = 5;

const newestFirst = (versions: readonly ServingVersion[]): readonly ServingVersion[] =>
  versions.toSorted((a, b) => b.decidedAt - a.decidedAt).slice(0, PREVIOUS_KEPT);

/**
 * The route once `candidate` was approved; undefined when it serves already, or when the version that serves was
 * approved later: the decision's time counts, not the version's number nor the order of events.
 */
export const routeAfterApproval = (current: Route, candidate: ServingVersion): Route | undefined => {
  const { group, stable, previous, generation } = current;
  if (stable?.targetModel === candidate.targetModel) return undefined;
  if (stable && stable.decidedAt > candidate.decidedAt) return undefined;
  const earlier = [...(stable ? [stable] : []), ...previous].filter(
    ({ version }) => version !== candidate.version,
  );
  return { group, stable: candidate, previous: newestFirst(earlier), generation: generation + 1 };
};
