import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const REQUIREMENT = "boto3==1.43.11";
const FOLDER = resolve(".slipway", "test-python", REQUIREMENT);

/** The path of an interpreter that has boto3, installed once. */
export const aPythonWithBoto3 = async (): Promise<string> => {
  if (!existsSync(FOLDER)) {
    const scratch = `${FOLDER}.${process.pid}`;
    await run("python3", ["-m", "venv", scratch]);
    await run(join(scratch, "bin", "python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      REQUIREMENT,
    ]);
    // Scripts in bin name the folder they were made for; the interpreter itself does not mind.
    await rename(scratch, FOLDER).catch(() => rm(scratch, { recursive: true }));
  }
  return join(FOLDER, "bin", "python");
};
