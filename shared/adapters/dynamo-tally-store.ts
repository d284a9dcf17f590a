import { addTallies } from "../domain/add-tallies.ts";
import { noTally } from "../domain/no-tally.ts";
import type { Tally } from "../domain/tally.ts";
import type { TallyStore } from "../ports/tally-store.ts";
import type { DynamoTable, Item } from "./dynamo-table.ts";

const KEPT_SECONDS = 30 * 86_400;

const partition = (group: string, salt: string): string => `tally#${group}#${salt}`;

const readTallies = ({ versions }: Item): readonly (readonly [number, Tally])[] =>
  Object.entries(versions as Readonly<Record<string, Tally>>).map(([version, tally]) => [
    Number(version),
    tally,
  ]);

/** Tallies as an item for each process that counts: no two write the same one, and writing it twice changes nothing. */
export const createDynamoTallyStore = (
  table: Pick<DynamoTable, "put" | "query">,
  now: () => number = Date.now,
): TallyStore => ({
  put: async ({ group, salt, id }, tallies) => {
    const expiresAt = Math.floor(now() / 1000) + KEPT_SECONDS;
    await table.put(
      { pk: partition(group, salt), sk: id },
      { versions: Object.fromEntries(tallies), expiresAt },
    );
  },
  sum: async (group, salt) => {
    const sums = new Map<number, Tally>();
    for (const item of await table.query(partition(group, salt)))
      for (const [version, tally] of readTallies(item))
        sums.set(version, addTallies(sums.get(version) ?? noTally, tally));
    return sums;
  },
});
