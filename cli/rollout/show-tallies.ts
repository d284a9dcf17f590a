import { noTally } from "../../shared/domain/no-tally.ts";
import type { Tallies, Tally } from "../../shared/domain/tally.ts";
import { formatTable } from "../format-table.ts";

export type Counted = { readonly role: string; readonly version: number };

const mean = ({ milliseconds, requests }: Tally): string =>
  requests === 0 ? "" : String(Math.round(milliseconds / requests));

const TITLES = ["VERSION", "AS", "REQUESTS", "FAILED", "REFUSED", "UNREADY", "MEAN MS", "SAME", "UNFINISHED"];

/** What was counted of versions, as a table. */
export const showTallies = (counted: readonly Counted[], tallies: Tallies): string =>
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
