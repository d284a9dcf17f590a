import { createHash } from "node:crypto";
import { backupUnreadable } from "../../domain/errors.ts";
import type { RawRecord } from "../../domain/raw-record.ts";
import { BACKUP_FORMAT, type BackupHeader, type BackupTrailer } from "./backup-line.ts";

type Line = Partial<BackupHeader & BackupTrailer> & { readonly Item?: RawRecord };

const parse = (text: string, number: number): Line => {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === "object" && line !== null) return line;
  } catch {
    // Told below, as any other line that is none of a backup's.
  }
  throw backupUnreadable(`line ${number} is not a JSON object`);
};

const checkHeader = ({ backup, format }: Line): void => {
  if (backup !== "slipway") throw backupUnreadable("line 1 is no header of a backup");
  if (format !== BACKUP_FORMAT)
    throw backupUnreadable(`it has format ${format}; this version of slipway reads format ${BACKUP_FORMAT}`);
};

const isText = (record: RawRecord, name: string): boolean =>
  Object.hasOwn(record, name) && typeof (record[name] as { S?: unknown }).S === "string";

const recordOf = ({ Item }: Line, number: number): RawRecord => {
  if (Item === undefined || !isText(Item, "pk") || !isText(Item, "sk"))
    throw backupUnreadable(`line ${number} is no record: Item with pk and sk is missing`);
  return Item;
};

const checkTrailer = (trailer: BackupTrailer, found: BackupTrailer): void => {
  if (trailer.records !== found.records)
    throw backupUnreadable(`it holds ${found.records} records, and ends by saying ${trailer.records}`);
  if (trailer.sha256 !== found.sha256)
    throw backupUnreadable("its lines are not those that were written: the SHA-256 differs");
};

/** The records of a backup's lines, one after the other; fails at the end at the latest where it is not whole and unchanged. */
export const readBackup = async function* (lines: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const hash = createHash("sha256");
  let number = 0;
  let trailer: Line | undefined;
  for await (const text of lines) {
    number += 1;
    if (trailer !== undefined) throw backupUnreadable(`line ${number} comes after the end`);
    const line = parse(text, number);
    if (number === 1) checkHeader(line);
    else if (line.sha256 !== undefined) trailer = line;
    else yield recordOf(line, number);
    if (trailer === undefined) hash.update(`${text}\n`);
  }
  if (trailer === undefined) throw backupUnreadable(`it ends after line ${number}, without its last line`);
  checkTrailer(trailer as BackupTrailer, { records: number - 2, sha256: hash.digest("hex") });
};
