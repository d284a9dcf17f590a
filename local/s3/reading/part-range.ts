import { invalidArgument, invalidPartNumber } from "../s3-errors.ts";
import type { ObjectPart, StoredObject } from "../storage/stored-object.ts";
import type { ByteRange } from "./requested-range.ts";

export type FoundPart = { readonly range: ByteRange; readonly part: ObjectPart };

/** Where the part of a number lies in its object; an object that was put whole is its own first part. */
export const partRange = (object: StoredObject, text: string): FoundPart => {
  if (!/^[1-9]\d{0,4}$/.test(text) || Number(text) > 10_000)
    throw invalidArgument("Part number must be an integer between 1 and 10000, inclusive", {
      ArgumentName: "partNumber",
      ArgumentValue: text,
    });
  const parts = object.parts ?? [{ number: 1, size: object.size, checksum: object.checksum }];
  const at = parts.findIndex(({ number }) => number === Number(text));
  const part = parts[at];
  if (!part) throw invalidPartNumber({ PartNumberRequested: text, ActualPartCount: parts.length });
  const start = parts.slice(0, at).reduce((sum, { size }) => sum + size, 0);
  return { range: { start, end: start + part.size }, part };
};
