import { join } from "node:path";

/** Holds the Python programs that jobs are started with. */
export const scriptFolder = join(import.meta.dirname, "..", "python");

/** Where one of them lies, inside of the sandbox as outside. */
export const scriptPath = (name: string): string => join(scriptFolder, name);
