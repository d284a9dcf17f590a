import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type AllowList, parseAllowList } from "../config/parse-allow-list.ts";
import { settingMalformed } from "../domain/errors.ts";
import { readSetting } from "./read-setting.ts";

const NAME = "SLIPWAY_REPOSITORIES";
const FILE = "file:";

/**
 * The repositories that may take part, as the environment lists them, or a file that was packed with the function: a
 * function's whole environment takes 4 KB.
 */
export const readRepositories = (environment: NodeJS.ProcessEnv = process.env): AllowList => {
  const setting = readSetting(NAME, environment).trim();
  if (!setting.startsWith(FILE)) return parseAllowList(setting);
  const path = resolve(environment.LAMBDA_TASK_ROOT ?? ".", setting.slice(FILE.length));
  try {
    return parseAllowList(readFileSync(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw settingMalformed(NAME, `${setting.slice(FILE.length)} was not packed with the function`);
  }
};
