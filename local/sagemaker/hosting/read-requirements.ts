import { readFile } from "node:fs/promises";
import { join } from "node:path";

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });

/** The requirements of a model's code: those in its artifact, else those beside the code that is kept apart. */
export const readRequirements = async (
  modelFolder: string,
  codeFolder: string | undefined,
): Promise<string | undefined> =>
  (await readIfThere(join(modelFolder, "code", "requirements.txt"))) ??
  (codeFolder?.startsWith("/") ? readIfThere(join(codeFolder, "requirements.txt")) : undefined);
