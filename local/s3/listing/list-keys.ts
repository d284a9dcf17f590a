import { compareKeys } from "../storage/compare-keys.ts";
import { firstIndex } from "./first-index.ts";
import { rollUp } from "./roll-up.ts";

export type Selection = {
  readonly prefix: string;
  /** Empty for a flat listing. */
  readonly delimiter: string;
  /** Lists what comes after this; a common prefix given here is not listed again. */
  readonly after: string;
  readonly limit: number;
};

export type Listing<T> = {
  readonly items: readonly T[];
  readonly prefixes: readonly string[];
  /** The last item or prefix of this page, where more follow. */
  readonly next?: string;
};

/** Lists items, sorted by key, as S3 does: a page of those under a prefix, rolled up at a delimiter. */
export const listKeys = <T>(
  sorted: readonly T[],
  keyOf: (item: T) => string,
  selection: Selection,
): Listing<T> => {
  const { prefix, after, limit } = selection;
  const items: T[] = [];
  const prefixes: string[] = [];
  const isAfter = (key: string): boolean => after === "" || compareKeys(key, after) > 0;
  const past = (rolled: string, from: number): number =>
    firstIndex(sorted, (item) => !keyOf(item).startsWith(rolled), from);

  let last = "";
  let index = firstIndex(sorted, (item) => compareKeys(keyOf(item), prefix) >= 0 && isAfter(keyOf(item)));
  for (let item = sorted[index]; item !== undefined && keyOf(item).startsWith(prefix); item = sorted[index]) {
    const rolled = rollUp(keyOf(item), selection);
    const isListed = rolled !== undefined && rolled === after;
    if (!isListed && items.length + prefixes.length >= limit)
      return limit === 0 ? { items, prefixes } : { items, prefixes, next: last };
    if (!isListed) last = rolled ?? keyOf(item);
    if (rolled === undefined) items.push(item);
    else if (!isListed) prefixes.push(rolled);
    index = rolled === undefined ? index + 1 : past(rolled, index);
  }
  return { items, prefixes };
};
