import { readCsvLine, writeCsvLine } from "./csv-line.ts";
import type { Json } from "./select-data.ts";

/** How records of one content type are read and written. */
export type RecordFormat = {
  readonly kind: "csv" | "json";
  readonly read: (text: string) => Json;
  readonly write: (value: Json) => string;
};

const csv: RecordFormat = {
  kind: "csv",
  read: readCsvLine,
  write: (value) => writeCsvLine(Array.isArray(value) ? value : [value]),
};

const json: RecordFormat = { kind: "json", read: (text) => JSON.parse(text) as Json, write: JSON.stringify };

/** The format of a content type that filters and joins understand; refuses others. */
export const recordFormat = (contentType: string | undefined): RecordFormat => {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === "text/csv") return csv;
  if (type === "application/json" || type === "application/jsonlines") return json;
  throw new Error(
    `ClientError: DataProcessing works on text/csv, application/json and application/jsonlines, not on ${contentType ?? "data without a content type"}`,
  );
};
