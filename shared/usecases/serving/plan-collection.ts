import type { Leftover, Route } from "../../domain/route.ts";
import type { StoredArtifact } from "../../ports/artifact-store.ts";
import { arrangementOf } from "./arrangement-of.ts";

export type CollectionTerms = {
  /** ISO 8601. */
  readonly now: string;
  /** How long a copy is kept that nothing needs; longer than any invoker remembers a route. */
  readonly graceSeconds: number;
  /** The most copies that may be condemned now. */
  readonly budget: number;
};

/** What is to be done about a group's copies: first the route says so, then they go. */
export type Collection = {
  readonly leftovers: readonly Leftover[];
  /** Keys of copies that go, once the route holds the leftovers. */
  readonly removed: readonly string[];
};

// Longer than any function can live: whoever condemned a copy before can no longer be about to delete it.
const LIFETIME = 3_600_000;

/**
 * Judges a group's copies. One that no version needs is marked; one that was marked for the time of grace is condemned,
 * which the route must hold before it goes, and which keeps anybody from routing to it. What was condemned before and is
 * still there is condemned anew; the mark of one that is gone stays until nobody can be about to delete it.
 */
export const planCollection = (
  route: Route,
  stored: readonly StoredArtifact[],
  { now, graceSeconds, budget }: CollectionTerms,
): Collection => {
  const time = Date.parse(now);
  const needed = new Set(arrangementOf(route).versions.map(({ targetModel }) => targetModel));
  const known = new Map((route.leftovers ?? []).map((each) => [each.targetModel, each]));
  const there = new Set(stored.map(({ key }) => key));
  const isDue = ({ since }: Leftover, { writtenAt }: StoredArtifact): boolean =>
    Math.max(Date.parse(since), Date.parse(writtenAt)) + 1000 * graceSeconds <= time;
  let left = budget;
  const ofStored = stored.flatMap((artifact): readonly Leftover[] => {
    if (needed.has(artifact.key)) return [];
    const leftover = known.get(artifact.key) ?? { targetModel: artifact.key, since: now };
    const isToGo = leftover.condemnedAt !== undefined || isDue(leftover, artifact);
    if (!isToGo || left === 0) return [leftover];
    left -= 1;
    return [{ ...leftover, condemnedAt: now }];
  });
  const ofGone = (route.leftovers ?? []).filter(
    ({ targetModel, condemnedAt }) =>
      !there.has(targetModel) && condemnedAt !== undefined && Date.parse(condemnedAt) + LIFETIME > time,
  );
  const isCondemned = ({ condemnedAt }: Leftover): boolean => condemnedAt === now;
  return {
    leftovers: [...ofStored, ...ofGone],
    removed: ofStored.filter(isCondemned).map(({ targetModel }) => targetModel),
  };
};
