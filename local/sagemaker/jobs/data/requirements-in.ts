import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readMember } from "./read-member.ts";

/** The `requirements.txt` of a folder: in the code package that it holds, or plainly there. */
export const requirementsIn = async (folder: string): Promise<string | undefined> =>
  (await readMember(join(folder, "sourcedir.tar.gz"), "requirements.txt")) ??
  (await readFile(join(folder, "requirements.txt"), "utf8").catch(() => undefined));
