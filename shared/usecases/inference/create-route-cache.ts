import type { Route } from "../../domain/route.ts";
import type { RouteReader } from "../../ports/route-store.ts";
import { before } from "./before.ts";

export type RouteCacheOptions = {
  /** No answer is older than this while routes can be read: what was written is seen within it. */
  readonly ttlMilliseconds: number;
  /** A group that nothing serves is asked for again sooner, so that a first deployment is seen quickly. */
  readonly missingTtlMilliseconds: number;
  /** While routes cannot be read, an answer may become this old, and no older. */
  readonly staleMilliseconds: number;
  /** For this long after a failed read, what is remembered answers without another try. */
  readonly retryMilliseconds: number;
  /** How long a read is waited for by those who can be answered with what is remembered. */
  readonly patienceMilliseconds: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads the refreshes of many processes. */
  readonly random: () => number;
};

/** A route and where it was found: remembered, read for this question, or remembered because it cannot be read. */
export type RouteLookup = {
  readonly route: Route | undefined;
  readonly source: "memory" | "table" | "stale";
};

export type RouteCache = {
  get(group: string): Promise<RouteLookup>;
  /** Reads the route again, whatever is remembered. */
  refresh(group: string): Promise<Route | undefined>;
};

type Entry = {
  readonly route: Route | undefined;
  readonly readAt: number;
  /** From then on a question has the route read again, but does not wait for it. */
  readonly refreshAt: number;
  readonly expiresAt: number;
  /** Until then a read is not tried again, since one has failed. */
  readonly retryAt: number;
};

type Reading = { readonly route: Promise<Route | undefined>; readonly since: number };

// Bounds what a caller who makes names up can make us keep.
const MOST = 10_000;

// A process that was frozen during a read may wait for an answer that never comes: nobody joins a read that is this old.
const JOIN_MILLISECONDS = 2000;

/**
 * Remembers routes. Simultaneous questions about one group are one read; a route that is asked for again and again is
 * read ahead of its time, so that nobody waits; one that cannot be read answers on until it is too old.
 */
export const createRouteCache = (routes: RouteReader, options: RouteCacheOptions): RouteCache => {
  const { ttlMilliseconds, missingTtlMilliseconds, staleMilliseconds, retryMilliseconds } = options;
  const { patienceMilliseconds, now } = options;
  const entries = new Map<string, Entry>();
  const readings = new Map<string, Reading>();

  const makeRoom = (): void => {
    for (const oldest of entries.keys()) {
      if (entries.size < MOST) return;
      entries.delete(oldest);
    }
  };

  const remember = (group: string, route: Route | undefined, readAt: number): void => {
    if ((entries.get(group)?.readAt ?? readAt) > readAt) return;
    const ttl = route?.stable ? ttlMilliseconds : missingTtlMilliseconds;
    const ahead = route?.stable ? 0.5 + 0.3 * options.random() : 1;
    entries.delete(group);
    makeRoom();
    entries.set(group, {
      route,
      readAt,
      refreshAt: readAt + ttl * ahead,
      expiresAt: readAt + ttl,
      retryAt: 0,
    });
  };

  const waitWithRetry = (group: string): void => {
    const entry = entries.get(group);
    if (entry) entries.set(group, { ...entry, retryAt: now() + retryMilliseconds });
  };

  const read = async (group: string, readAt: number): Promise<Route | undefined> => {
    try {
      const route = await routes.get(group);
      // A write that happens during the read may not be in it, so its age counts from before.
      remember(group, route, readAt);
      return route;
    } catch (error) {
      waitWithRetry(group);
      throw error;
    } finally {
      if (readings.get(group)?.since === readAt) readings.delete(group);
    }
  };

  const refresh = (group: string): Promise<Route | undefined> => {
    const since = now();
    const running = readings.get(group);
    if (running && since - running.since < JOIN_MILLISECONDS) return running.route;
    const route = read(group, since);
    readings.set(group, { route, since });
    return route;
  };

  const remembered = (group: string): Entry | undefined => {
    const entry = entries.get(group);
    // A clock that was set back makes nothing young again.
    const isUsable = entry && now() >= entry.readAt && now() < entry.readAt + staleMilliseconds;
    if (!isUsable) entries.delete(group);
    return isUsable ? entry : undefined;
  };

  return {
    refresh,
    get: async (group) => {
      const entry = remembered(group);
      const mayRead = !entry || now() >= entry.retryAt;
      if (entry && now() < entry.expiresAt) {
        // Whoever waits for the next answer tells of a failure; this one has its answer.
        if (now() >= entry.refreshAt && mayRead) refresh(group).catch(() => undefined);
        return { route: entry.route, source: "memory" };
      }
      if (entry && !mayRead) return { route: entry.route, source: "stale" };
      const reading = refresh(group);
      try {
        const patient = entry ? before(reading, AbortSignal.timeout(patienceMilliseconds)) : reading;
        return { route: await patient, source: "table" };
      } catch (error) {
        const stale = remembered(group);
        if (!stale) throw error;
        waitWithRetry(group);
        return { route: stale.route, source: "stale" };
      }
    },
  };
};
