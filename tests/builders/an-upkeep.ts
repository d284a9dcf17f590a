import type { Upkeep } from "../../cli/command.ts";
import { createGitHubAppFactory } from "../../shared/adapters/github-app-factory.ts";
import type { RawRecord } from "../../shared/domain/raw-record.ts";
import type { RecordStore } from "../../shared/ports/record-store.ts";

const nameOf = ({ pk, sk }: RawRecord): string => JSON.stringify([pk, sk]);

import { healthyInspection } from "../fakes/healthy-inspection.ts";
import { inMemoryDeadLetters } from "../fakes/in-memory-dead-letters.ts";
import { inMemoryRemains } from "../fakes/in-memory-remains.ts";

/** Records in memory, two a page. */
export const inMemoryRecords = (
  initial: readonly RawRecord[] = [],
): RecordStore & { readonly all: () => readonly RawRecord[] } => {
  const kept = new Map(initial.map((record) => [nameOf(record), record]));
  const pages = async function* (records: readonly RawRecord[]) {
    for (let at = 0; at < records.length; at += 2) yield records.slice(at, at + 2);
  };
  const replace = async (records: readonly RawRecord[]): Promise<void> => {
    for (const record of records) kept.set(nameOf(record), record);
  };
  return {
    all: () => [...kept.values()],
    pages: () => pages([...kept.values()]),
    keyPages: () => pages([...kept.values()].map(({ pk, sk }) => ({ pk, sk }) as RawRecord)),
    isEmpty: async () => kept.size === 0,
    replace,
    add: async (records) => {
      if (records.some((record) => kept.has(nameOf(record)))) return false;
      await replace(records);
      return true;
    },
    delete: async (keys) => {
      for (const key of keys) kept.delete(nameOf(key));
    },
  };
};

/** What commands of an operator act on, in memory, with what a test says of it. */
export const anUpkeep = (over: Partial<Upkeep> = {}): Upkeep => ({
  installation: "slipway-test",
  table: "slipway-test",
  bus: "slipway-test",
  bucketOf: (account) => `slipway-test-${account}`,
  inspection: healthyInspection(),
  branches: async () => [],
  modelPrefix: "models",
  records: inMemoryRecords(),
  missingObjects: async () => [],
  remains: inMemoryRemains(),
  secrets: { has: async () => true, put: async () => {} },
  deadLetters: () => inMemoryDeadLetters(),
  makeApp: createGitHubAppFactory,
  now: () => "2026-01-01T00:00:00.000Z",
  ...over,
});
