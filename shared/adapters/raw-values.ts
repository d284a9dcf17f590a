import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { RawRecord, RawValue } from "../domain/raw-record.ts";

type Attributes = Record<string, AttributeValue>;

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

const toRawValue = (value: AttributeValue): RawValue => {
  if (value.B !== undefined) return { B: toText(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(toText) };
  if (value.L !== undefined) return { L: value.L.map(toRawValue) };
  if (value.M !== undefined) return { M: toRawRecord(value.M) };
  return value as RawValue;
};

const fromRawValue = (value: RawValue): AttributeValue => {
  if ("B" in value) return { B: toBytes(value.B) };
  if ("BS" in value) return { BS: value.BS.map(toBytes) };
  if ("L" in value) return { L: value.L.map(fromRawValue) };
  if ("M" in value) return { M: fromRawRecord(value.M) };
  return value as AttributeValue;
};

/** Attributes of the SDK as DynamoDB's JSON. */
export const toRawRecord = (attributes: Attributes): RawRecord =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toRawValue(value)]));

/** DynamoDB's JSON as attributes of the SDK. */
export const fromRawRecord = (record: RawRecord): Attributes =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fromRawValue(value)]));
