import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { AccessPolicy } from "../domain/access/access-policy.ts";
import { isAccessPolicy } from "../domain/access/is-access-policy.ts";
import { settingMalformed } from "../domain/errors.ts";

const NAME = "SLIPWAY_ACCESS_POLICY";
const FILE = "file:";

const read = (setting: string, folder: string): unknown => {
  if (!setting.startsWith(FILE)) return JSON.parse(setting);
  return JSON.parse(readFileSync(resolve(folder, setting.slice(FILE.length)), "utf8"));
};

/**
 * The policy that the environment holds, or a file that was packed with the function, as `slipway access` prints it; none
 * where neither was given. What cannot be read is refused, so that nobody comes in by mistake.
 */
export const readAccessPolicy = (environment: NodeJS.ProcessEnv = process.env): AccessPolicy | undefined => {
  const setting = environment[NAME]?.trim() ?? "";
  if (setting === "") return undefined;
  const wrong = (what: string) =>
    settingMalformed(NAME, `${what}; write it by slipway access FILE > access.json`);
  try {
    const policy = read(setting, environment.LAMBDA_TASK_ROOT ?? ".");
    if (isAccessPolicy(policy)) return policy;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw wrong(`${setting.slice(FILE.length)} was not packed with the function`);
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw wrong("it is no access policy");
};
