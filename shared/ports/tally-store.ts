import type { Tallies } from "../domain/tally.ts";

/** One process's count of one canary or shadow. */
export type TallySheet = {
  readonly group: string;
  /** Which canary or shadow of the group. */
  readonly salt: string;
  /** Whose count it is. */
  readonly id: string;
};

/** What versions have answered, as each process counts it. */
export interface TallyStore {
  /** Records all that a process has counted, in place of what it recorded before; the records of an old count expire. */
  put(sheet: TallySheet, tallies: Tallies): Promise<void>;
  /** What all processes have counted together. */
  sum(group: string, salt: string): Promise<Tallies>;
}
