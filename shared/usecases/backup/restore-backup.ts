import { createHash } from "node:crypto";
import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import { installationNotEmpty, objectsMissing } from "../../domain/errors.ts";
import type { RawRecord } from "../../domain/raw-record.ts";
import type { RecordStore } from "../../ports/record-store.ts";
import { objectsOf } from "./objects-of.ts";
import { readBackup } from "./read-backup.ts";

export type RestoreRequest = {
  /** The backup's lines from the start, as often as it is asked for. */
  readonly open: () => AsyncIterable<string>;
  readonly records: RecordStore;
  /** Which of these keys the bucket does not hold. */
  readonly missing: (keys: readonly string[]) => Promise<readonly string[]>;
  readonly modelPrefix: string;
  /** Whether what is there gives way to the backup. */
  readonly isReplacing: boolean;
  /** Whether records of objects that the bucket does not hold are written all the same. */
  readonly isWithoutObjects: boolean;
  readonly progress: (stage: "checked" | "written", records: number) => void;
};

export type Restored = { readonly records: number; readonly deleted: number };

const BATCH = 100;
// Enough to see what they have in common.
const MISSING_SHOWN = 20;

const inBatches = async function* (records: AsyncIterable<RawRecord>): AsyncGenerator<readonly RawRecord[]> {
  let batch: RawRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
};

// All that is held in memory of each record, however large that is.
const nameOf = ({ pk, sk }: RawRecord): string =>
  createHash("sha256")
    .update(JSON.stringify([pk, sk]))
    .digest("base64")
    .slice(0, 22);

/** Reads the whole backup before anything is written: that it is whole, and that the bucket holds what it tells of. */
const check = async ({ open, missing, modelPrefix, isWithoutObjects, progress }: RestoreRequest) => {
  const absent: string[] = [];
  let count = 0;
  for await (const batch of inBatches(readBackup(open()))) {
    if (!isWithoutObjects)
      absent.push(...(await missing(batch.flatMap((record) => objectsOf(record, modelPrefix)))));
    count += batch.length;
    progress("checked", count);
  }
  if (absent.length > 0) throw objectsMissing(absent.length, absent.slice(0, MISSING_SHOWN));
};

const mistakeOf = (error: unknown): ControlPlaneError => {
  if (error instanceof ControlPlaneError) return error;
  throw error;
};

/** Refuses a restore for all that stands in its way; only reads. */
const examine = async (request: RestoreRequest): Promise<void> => {
  const { records, isReplacing } = request;
  const mistakes = await check(request).then(
    (): ControlPlaneError[] => [],
    (error: unknown) => [mistakeOf(error)],
  );
  if (!isReplacing && !(await records.isEmpty())) mistakes.push(installationNotEmpty());
  if (mistakes.length > 1) throw new AggregateError(mistakes);
  for (const mistake of mistakes) throw mistake;
};

const deleteOthers = async (records: RecordStore, kept: ReadonlySet<string>): Promise<number> => {
  let deleted = 0;
  for await (const page of records.keyPages()) {
    const others = page.filter((key) => !kept.has(nameOf(key)));
    await records.delete(others);
    deleted += others.length;
  }
  return deleted;
};

/**
 * Brings an empty installation to what a backup holds, or one that is not empty where that is wanted: then routes never
 * vanish, since what the backup does not hold is deleted last. A backup that is not whole changes nothing;
 * several mistakes are one AggregateError.
 */
export const restoreBackup = async (request: RestoreRequest): Promise<Restored> => {
  const { open, records, isReplacing, progress } = request;
  await examine(request);
  const kept = new Set<string>();
  let count = 0;
  for await (const batch of inBatches(readBackup(open()))) {
    if (isReplacing) {
      await records.replace(batch);
      for (const record of batch) kept.add(nameOf(record));
    } else if (!(await records.add(batch))) throw installationNotEmpty();
    count += batch.length;
    progress("written", count);
  }
  return { records: count, deleted: isReplacing ? await deleteOthers(records, kept) : 0 };
};
