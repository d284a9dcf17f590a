import { addTallies } from "../../domain/add-tallies.ts";
import { noTally } from "../../domain/no-tally.ts";
import type { Tallies, Tally } from "../../domain/tally.ts";
import type { Log } from "../../ports/log.ts";
import type { TallyStore } from "../../ports/tally-store.ts";

/** A canary or a shadow, by the salt that is its own. */
export type Experiment = { readonly group: string; readonly salt: string };

export type TallyBook = {
  /** Adds to what is counted of a version. */
  add(experiment: Experiment, version: number, tally: Partial<Tally>): void;
  /** Has what was counted of a group recorded, unless that was done lately or is being done; waits for nothing. */
  flush(group: string): void;
};

export type TallyBookPorts = {
  readonly tallies: Pick<TallyStore, "put">;
  readonly log: Log;
  /** Between two records of an experiment. */
  readonly everyMilliseconds: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** Never the same twice, in whatever process. */
  readonly newId: () => string;
};

type Page = {
  readonly group: string;
  readonly salt: string;
  /** Whose count it is: each process records its own, all of it every time, so that a repeated record counts once. */
  readonly id: string;
  readonly tallies: Map<number, Tally>;
  isDirty: boolean;
  isBusy: boolean;
  flushedAt: number;
};

// Bounds what a process remembers; groups with canaries and shadows are few.
const MOST = 200;

/** Counts in memory what versions answer, and has each experiment's counts recorded now and then. */
export const createTallyBook = ({
  tallies,
  log,
  everyMilliseconds,
  now,
  newId,
}: TallyBookPorts): TallyBook => {
  const pages = new Map<string, Page>();

  const pageOf = ({ group, salt }: Experiment): Page => {
    const key = `${group}#${salt}`;
    const known = pages.get(key);
    if (known) return known;
    const [oldest] = pages.keys();
    if (pages.size >= MOST && oldest !== undefined) pages.delete(oldest);
    const page = {
      group,
      salt,
      id: newId(),
      tallies: new Map<number, Tally>(),
      isDirty: false,
      isBusy: false,
      flushedAt: now(),
    };
    pages.set(key, page);
    return page;
  };

  const write = async (page: Page): Promise<void> => {
    const { group, salt, id } = page;
    page.isBusy = true;
    page.isDirty = false;
    page.flushedAt = now();
    try {
      const counted: Tallies = new Map(page.tallies);
      await tallies.put({ group, salt, id }, counted);
    } catch (error) {
      log.error("what was counted could not be recorded", error, { group, salt });
      // Counted on; the next record holds all of it.
      page.isDirty = true;
    } finally {
      page.isBusy = false;
    }
  };

  return {
    add: (experiment, version, tally) => {
      const page = pageOf(experiment);
      const before = page.tallies.get(version) ?? noTally;
      page.tallies.set(version, addTallies(before, { ...noTally, ...tally }));
      page.isDirty = true;
    },
    flush: (group) => {
      for (const page of pages.values()) {
        const isDue = page.isDirty && !page.isBusy && now() - page.flushedAt >= everyMilliseconds;
        if (page.group === group && isDue) void write(page);
      }
    },
  };
};
