import { AwsError } from "../../gateway/aws-error.ts";

/** What List operations of models, endpoint configurations and endpoints have in common. */
export type ListRequest = {
  readonly SortBy?: string;
  readonly SortOrder?: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly NameContains?: string;
  readonly CreationTimeBefore?: number;
  readonly CreationTimeAfter?: number;
};

/** The members of a record that lists filter and sort by. */
export type Listed = { readonly name: string; readonly creationTime: number; readonly status?: string };

export type Page<T> = { readonly items: readonly T[]; readonly NextToken?: string };

const defaultPageSize = 10;

const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : one > other ? 1 : 0;

const sortKey = ({ name, creationTime, status = "" }: Listed, sortBy: string): string | number =>
  sortBy === "Name" ? name : sortBy === "Status" ? status : creationTime;

const isWanted = ({ name, creationTime }: Listed, request: ListRequest): boolean =>
  name.toLowerCase().includes((request.NameContains ?? "").toLowerCase()) &&
  creationTime < (request.CreationTimeBefore ?? Number.POSITIVE_INFINITY) &&
  creationTime > (request.CreationTimeAfter ?? Number.NEGATIVE_INFINITY);

/** Where an item stands in the order asked for. */
type Place = readonly [key: string | number, name: string];

const placeOf = (item: Listed, { SortBy = "CreationTime" }: ListRequest): Place => [
  sortKey(item, SortBy),
  item.name,
];

const comparePlaces = (one: Place, other: Place, { SortOrder }: ListRequest): number =>
  (SortOrder === "Ascending" ? 1 : -1) * (compare(one[0], other[0]) || compare(one[1], other[1]));

/** The token is the place of the last item shown, so that items which come and go meanwhile shift no page. */
const readToken = (token: string): Place => {
  try {
    const place: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (Array.isArray(place) && place.length === 2) return place as unknown as Place;
  } catch {
    // Not a token of ours, which is said below.
  }
  throw new AwsError("ValidationException", "The pagination token is invalid.");
};

/** Filters, sorts (newest first unless asked otherwise) and cuts one page. */
export const listPage = <T>(
  records: readonly T[],
  view: (record: T) => Listed,
  request: ListRequest,
): Page<T> => {
  const { NextToken, MaxResults = defaultPageSize } = request;
  const after = NextToken === undefined ? undefined : readToken(NextToken);
  const rest = records
    .map((record) => ({ record, place: placeOf(view(record), request) }))
    .filter(({ record }) => isWanted(view(record), request))
    .filter(({ place }) => after === undefined || comparePlaces(place, after, request) > 0)
    .sort((one, other) => comparePlaces(one.place, other.place, request));
  const page = rest.slice(0, MaxResults);
  const items = page.map(({ record }) => record);
  const last = page.at(-1);
  if (last === undefined || rest.length <= MaxResults) return { items };
  return { items, NextToken: Buffer.from(JSON.stringify(last.place)).toString("base64url") };
};
