import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { settingMalformed } from "../domain/errors.ts";
import { readSetting } from "./read-setting.ts";

const NAME = "SLIPWAY_REPOSITORIES";
const FILE = "file:";

/**
 * The text that lists the repositories which may take part: the environment's own, or that of a file which was packed with
 * the function, since a function's whole environment takes 4 KB.
 */
export const readRepositories = (environment: NodeJS.ProcessEnv = process.env): string => {
  const setting = readSetting(NAME, environment).trim();
  if (!setting.startsWith(FILE)) return setting;
  const path = resolve(environment.LAMBDA_TASK_ROOT ?? ".", setting.slice(FILE.length));
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw settingMalformed(NAME, `${setting.slice(FILE.length)} was not packed with the function`);
  }
};
