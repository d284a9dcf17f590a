import { createHash } from "node:crypto";
import type { RecordStore } from "../../ports/record-store.ts";
import { BACKUP_FORMAT, type BackupHeader, type BackupTrailer } from "./backup-line.ts";

export type BackupRequest = {
  readonly records: Pick<RecordStore, "pages">;
  readonly table: string;
  readonly at: string;
  /** Takes the backup's next lines; nothing more is read before it resolves. */
  readonly write: (text: string) => Promise<void>;
  readonly progress: (records: number) => void;
};

/** Writes all records as lines of JSON between a header and a trailer, a page at a time, and gives how many there are. */
export const writeBackup = async ({
  records,
  table,
  at,
  write,
  progress,
}: BackupRequest): Promise<BackupTrailer> => {
  const hash = createHash("sha256");
  const put = async (lines: readonly object[]): Promise<void> => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    hash.update(text);
    await write(text);
  };
  const header: BackupHeader = { backup: "slipway", format: BACKUP_FORMAT, table, at };
  await put([header]);
  let count = 0;
  for await (const page of records.pages()) {
    await put(page.map((record) => ({ Item: record })));
    count += page.length;
    progress(count);
  }
  const trailer: BackupTrailer = { records: count, sha256: hash.digest("hex") };
  await write(`${JSON.stringify(trailer)}\n`);
  return trailer;
};
