import type { RawRecord } from "../domain/raw-record.ts";

/** All records of an installation, whatever they mean. */
export type RecordStore = {
  /** Every record, a page at a time; each as it was last written when its page was read. */
  pages(): AsyncIterable<readonly RawRecord[]>;
  /** The keys of every record, a page at a time. */
  keyPages(): AsyncIterable<readonly RawRecord[]>;
  isEmpty(): Promise<boolean>;
  /** Writes records in place of what is there. */
  replace(records: readonly RawRecord[]): Promise<void>;
  /** Writes records that are not there; gives false, and leaves what is there, where one of them is. */
  add(records: readonly RawRecord[]): Promise<boolean>;
  delete(keys: readonly RawRecord[]): Promise<void>;
};
