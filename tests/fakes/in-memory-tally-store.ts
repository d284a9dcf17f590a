import { addTallies } from "../../shared/domain/add-tallies.ts";
import { noTally } from "../../shared/domain/no-tally.ts";
import type { Tallies, Tally } from "../../shared/domain/tally.ts";
import type { TallySheet, TallyStore } from "../../shared/ports/tally-store.ts";

/** Tallies in memory, each process's in place of what it had recorded before. */
export const createInMemoryTallyStore = (): TallyStore => {
  const sheets = new Map<string, TallySheet & { readonly tallies: Tallies }>();
  return {
    put: async (sheet, tallies) => {
      sheets.set(JSON.stringify([sheet.group, sheet.salt, sheet.id]), { ...sheet, tallies });
    },
    sum: async (group, salt) => {
      const sums = new Map<number, Tally>();
      for (const sheet of sheets.values())
        if (sheet.group === group && sheet.salt === salt)
          for (const [version, tally] of sheet.tallies)
            sums.set(version, addTallies(sums.get(version) ?? noTally, tally));
      return sums;
    },
  };
};
