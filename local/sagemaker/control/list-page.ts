import { refuse } from "./refuse.ts";

/** What all List operations have in common. */
export type PageRequest = {
  readonly SortOrder?: "Ascending" | "Descending";
  readonly NextToken?: string;
  readonly MaxResults?: number;
};

export type Page<T> = { readonly items: readonly T[]; readonly NextToken?: string };

/** Where a record stands in a list: what it is sorted by first, then what tells it from its equals. */
export type Place = readonly (string | number)[];

const DEFAULT_PAGE_SIZE = 10;

const compare = (left: Place, right: Place): number => {
  for (const [index, key] of left.entries()) {
    const other = right[index] ?? "";
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
};

/** The token is the place of the last record shown, so that records which come and go meanwhile shift no page. */
const readToken = (token: string): Place => {
  try {
    const place: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (Array.isArray(place)) return place;
  } catch {
    // Not a token of ours, which is said below.
  }
  return refuse("The pagination token is invalid.");
};

const writeToken = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Sorts records, oldest or first first unless asked otherwise, and cuts the page that a request asks for. */
export const listPage = <T>(
  records: readonly T[],
  placeOf: (record: T) => Place,
  { SortOrder = "Ascending", NextToken, MaxResults = DEFAULT_PAGE_SIZE }: PageRequest,
): Page<T> => {
  const direction = SortOrder === "Ascending" ? 1 : -1;
  const after = NextToken === undefined ? undefined : readToken(NextToken);
  const rest = records
    .map((record) => ({ record, place: placeOf(record) }))
    .filter(({ place }) => after === undefined || direction * compare(place, after) > 0)
    .sort((left, right) => direction * compare(left.place, right.place));
  const page = rest.slice(0, MaxResults);
  const items = page.map(({ record }) => record);
  const last = page.at(-1);
  return last && rest.length > page.length ? { items, NextToken: writeToken(last.place) } : { items };
};
