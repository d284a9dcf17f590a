import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { writeBackup } from "../../shared/usecases/backup/write-backup.ts";
import type { Console } from "../command.ts";
import { createProgress } from "../create-progress.ts";
import { upkeepCommand } from "../upkeep-command.ts";

type Write = (text: string) => Promise<void>;

/** A file that has its name only when it is whole. Only its owner may read it: it tells who may call which model. */
const toFile = async <T>(path: string, fill: (write: Write) => Promise<T>): Promise<T> => {
  const part = `${path}.part`;
  const file = await open(part, "w", 0o600);
  try {
    const result = await fill((text) => file.appendFile(text)).finally(() => file.close());
    await rename(part, path);
    return result;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

const to = <T>(out: unknown, { folder, write }: Console, fill: (write: Write) => Promise<T>): Promise<T> =>
  out === undefined ? fill(write) : toFile(resolve(folder, String(out)), fill);

/** Writes a backup of all records. */
export const exportRecords = upkeepCommand({
  name: "export",
  summary: "Writes all records as lines of JSON, which import takes.",
  usage: "[--out FILE] [options]",
  help: ["  --out FILE         where to (default: standard output); the file appears when it is whole"],
  options: { out: { type: "string" } },
  act: async ({ upkeep: { records, table, now }, values: { out }, console }) => {
    const progress = createProgress(console.say);
    const request = { records, table, at: now(), progress: (count: number) => progress("exported", count) };
    const { records: count } = await to(out, console, (write) => writeBackup({ ...request, write }));
    console.say(`exported ${count} records of ${table}`);
    return 0;
  },
});
