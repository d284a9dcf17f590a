import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Quotes a word for a POSIX shell. */
const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/**
 * Puts `python` and `pip` into a folder, so that they mean one interpreter whatever the system calls them.
 * Scripts and not links: a virtual environment's interpreter finds its packages by its own path.
 */
export const writeCommands = async (folder: string, executable: string): Promise<void> => {
  const commands = { python: "", python3: "", pip: " -m pip", pip3: " -m pip" };
  for (const [name, parameters] of Object.entries(commands)) {
    const text = `#!/bin/sh\nexec ${quote(executable)}${parameters} "$@"\n`;
    await writeFile(join(folder, name), text, { mode: 0o755 });
  }
};
