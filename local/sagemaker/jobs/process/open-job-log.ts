import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Where a job's output goes. */
export interface JobLog {
  write(text: string): void;
  close(): void;
}

const defaultLimit = 64 * 1024 * 1024;

/** Opens a job's log for appending; output beyond the limit is dropped, which the log says. */
export const openJobLog = (path: string, limit = defaultLimit): JobLog => {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "a");
  let room = limit;
  let isOpen = true;
  return {
    write: (text) => {
      if (!isOpen || room < 0) return;
      const bytes = Buffer.from(text, "utf8");
      room -= bytes.length;
      const kept = room < 0 ? Buffer.from(`[the rest is dropped: a log holds ${limit} bytes]\n`) : bytes;
      writeSync(file, kept);
    },
    close: () => {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
};
