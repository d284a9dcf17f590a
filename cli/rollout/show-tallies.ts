import { noTally } from "../../shared/domain/no-tally.ts";
import type { Tallies, Tally } from "../../shared/domain/tally.ts";
import { formatTable } from "../format-table.ts";

export type Counted = { readonly role: string; readonly version: number };

const mean = ({ milliseconds, requests }: Tally): string =>
  requests === 0 ? "" : String(Math.round(milliseconds / requests));

const TITLES = ["VERSION", "AS", "REQUESTS", "FAILED", "REFUSED", "UNREADY", "MEAN MS", "SAME", "UNFINISHED"];

// A process writes nothing while it is frozen, which is from one request to the next.
const NOTE = "the latest answers are counted once the group is asked again";

const tableOf = (counted: readonly Counted[], tallies: Tallies): string =>
  formatTable([
    TITLES,
    ...counted.map(({ role, version }) => {
      const tally = tallies.get(version) ?? noTally;
      const { requests, failed, refused, unready, compared, same, unfinished } = tally;
      const agreement = compared === 0 ? "" : `${same} of ${compared}`;
      return [version, role, requests, failed, refused, unready, mean(tally), agreement, unfinished].map(
        String,
      );
    }),
  ]);

/** What was counted of versions, as a table, and what may be missing from it. */
export const showTallies = (counted: readonly Counted[], tallies: Tallies): string =>
  `${tableOf(counted, tallies)}\n${NOTE}`;
