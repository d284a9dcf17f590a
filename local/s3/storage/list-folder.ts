import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UNFINISHED } from "./write-record.ts";

/** The paths directly in a folder, none where there is no folder; records that a killed process left unfinished go. */
export const listFolder = (folder: string): readonly string[] => {
  const paths = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const path of paths) if (path.endsWith(UNFINISHED)) rmSync(path, { force: true });
  return paths.filter((path) => !path.endsWith(UNFINISHED));
};
