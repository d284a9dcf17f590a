import { AwsError } from "../../gateway/aws-error.ts";
import type { PutEvent } from "../create-routing.ts";

type Entry = {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since 1970. */
  readonly Time?: number;
};
type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

const MOST_ENTRIES = 10;
const LARGEST_REQUEST = 1024 * 1024;

const sizeOf = ({ Source = "", DetailType = "", Detail = "", Resources = [], Time }: Entry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 0) +
  (Time === undefined ? 0 : 14);

const parseDetail = (text: string): object => {
  let detail: unknown;
  try {
    detail = JSON.parse(text);
  } catch {
    throw new AwsError("MalformedDetail", "Detail is malformed.");
  }
  if (typeof detail !== "object" || detail === null || Array.isArray(detail))
    throw new AwsError("MalformedDetail", "Detail is malformed.");
  return detail;
};

const required = (entry: Entry, name: "Source" | "DetailType" | "Detail"): string => {
  const value = entry[name];
  if (typeof value === "string" && value !== "") return value;
  throw new AwsError(
    "InvalidArgument",
    `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  );
};

const eventOf = (entry: Entry): Parameters<PutEvent>[0] => {
  const source = required(entry, "Source");
  const detailType = required(entry, "DetailType");
  const detail = parseDetail(required(entry, "Detail"));
  if (source.startsWith("aws."))
    throw new AwsError("NotAuthorizedForSourceException", "Not authorized for the source.");
  return {
    source,
    detailType,
    detail,
    ...(entry.Resources && { resources: entry.Resources }),
    ...(entry.Time !== undefined && { time: entry.Time * 1000 }),
    ...(entry.EventBusName !== undefined && { bus: entry.EventBusName }),
  };
};

const check = (entries: unknown): readonly Entry[] => {
  if (!Array.isArray(entries) || entries.length < 1 || entries.length > MOST_ENTRIES)
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ` +
        `between 1 and ${MOST_ENTRIES}`,
    );
  const size = entries.reduce((sum: number, entry: Entry) => sum + sizeOf(entry), 0);
  if (size > LARGEST_REQUEST)
    throw new AwsError("ValidationException", "Total size of the entries in the request is over the limit.");
  return entries;
};

/** PutEvents: each entry stands or falls by itself, and one that got an EventId is on disk. */
export const createPutEvents =
  (put: PutEvent) =>
  (input: { readonly Entries?: unknown }): object => {
    const results = check(input.Entries).map((entry): Result => {
      try {
        return { EventId: put(eventOf(entry)) };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return { ErrorCode: error.code, ErrorMessage: error.message };
      }
    });
    return { FailedEntryCount: results.filter((one) => "ErrorCode" in one).length, Entries: results };
  };
