import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { restoreBackup } from "../../shared/usecases/backup/restore-backup.ts";
import { createProgress } from "../create-progress.ts";
import { readLines } from "../read-lines.ts";
import { upkeepCommand } from "../upkeep-command.ts";
import { UsageError } from "../usage-error.ts";

const requireFile = async (path: string): Promise<void> => {
  try {
    await access(path);
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
};

/** Brings an installation to what a backup holds. */
export const importRecords = upkeepCommand({
  name: "import",
  summary: "Writes the records of a backup into an empty installation.",
  usage: "FILE [options]",
  takes: ["FILE"],
  help: [
    "  --replace          in place of all that is there; what the backup does not hold is deleted",
    "  --without-objects  although the bucket lacks revisions or artifacts that the records name",
  ],
  options: { replace: { type: "boolean" }, "without-objects": { type: "boolean" } },
  act: async ({ upkeep, words: [file = ""], values, console }) => {
    const path = resolve(console.folder, file);
    await requireFile(path);
    const { records, deleted } = await restoreBackup({
      open: () => readLines(path),
      records: upkeep.records,
      missing: upkeep.missingObjects,
      modelPrefix: upkeep.modelPrefix,
      isReplacing: values.replace === true,
      isWithoutObjects: values["without-objects"] === true,
      progress: createProgress(console.say),
    });
    const gone = deleted === 0 ? "" : `, and deleted ${deleted} that the backup does not hold`;
    console.say(`imported ${records} records into ${upkeep.table}${gone}`);
    return 0;
  },
});
